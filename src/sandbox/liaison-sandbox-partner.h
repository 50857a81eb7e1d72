/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The invented partner of a cloud and the person who signs in for it. */
typedef struct
{
  const char *cloud;
  const char *name;
  const char *domain;
  const char *domain_ending; /* of its customers' first domains */
  const char *country;
  const char *city;
  const char *street;
  const char *postal_code;
  const char *culture;
  const char *language;
  const char *phone;
  const char *currency;
  const char *mpn_id;
  const char *given_name;
  const char *family_name;
  const char *full_name;
  const char *sign_in_name;
  const char *audience;    /* of Partner Center's tokens */
  const char *link_format; /* of a relationship link; %s is the partner's tenant */
} LiaisonSandboxPartner;

/* @cloud: "global", "usgov", "china" or "germany"; NULL for any other. */
const LiaisonSandboxPartner *liaison_sandbox_find_partner (const char *cloud);

G_END_DECLS
