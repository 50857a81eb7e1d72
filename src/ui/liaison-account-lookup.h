/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-profile.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The account among @accounts (of LiaisonProfile) that a person calls @text: by its ID, its name,
 * the address or the name of who signed in, or its tenant; any case. Transfer full. NULL with an
 * error in words for people: none is called so (G_IO_ERROR_NOT_FOUND), or several are
 * (G_IO_ERROR_EXISTS). */
LiaisonProfile *liaison_account_lookup (GListModel *accounts, const char *text, GError **error);

G_END_DECLS
