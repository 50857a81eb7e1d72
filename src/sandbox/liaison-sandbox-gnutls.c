/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-certificate.h"
#include "sandbox/liaison-sandbox-crypto.h"
#include "sandbox/liaison-sandbox-keys.h"

const LiaisonSandboxCrypto liaison_sandbox_gnutls = {
  .sign = liaison_sandbox_keys_sign,
  .dup_key_set = liaison_sandbox_keys_dup_set,
  .make_certificate = liaison_sandbox_certificate_new,
};
