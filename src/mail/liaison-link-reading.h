/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-cloud.h"

G_BEGIN_DECLS

/* What a partner's link asks its reader for (domain.md 7.1). */
typedef enum
{
  LIAISON_PURPOSE_UNKNOWN,         /* not told by the address */
  LIAISON_PURPOSE_RESELLER,        /* a reseller relationship */
  LIAISON_PURPOSE_INDIRECT,        /* the same with an indirect reseller and its provider */
  LIAISON_PURPOSE_GRANULAR_RIGHTS, /* GDAP: administration rights alone */
  LIAISON_PURPOSE_AGREEMENT,       /* accepting the customer agreement alone */
  LIAISON_PURPOSE_TRIAL,           /* a trial offer */
  LIAISON_PURPOSE_PORTAL,          /* nothing: the front page of an admin portal */
} LiaisonLinkPurpose;

typedef enum
{
  LIAISON_LINK_FORM_CURRENT,
  LIAISON_LINK_FORM_OLDER, /* partnersignup.aspx, for countries the portal does not cover */
  LIAISON_LINK_FORM_STORE, /* the business store's, older still */
} LiaisonLinkForm;

typedef enum
{
  LIAISON_LINK_RIGHTS_NOT_SAID, /* the link has no word on them */
  LIAISON_LINK_RIGHTS_ASKED,
  LIAISON_LINK_RIGHTS_NOT_ASKED,
} LiaisonLinkRights;

/* What keeps an address from being a whole, well-formed link. */
typedef enum
{
  LIAISON_LACK_PARAMETERS = 1 << 0,
  LIAISON_LACK_PAGE = 1 << 1,      /* what follows the '#' */
  LIAISON_LACK_VALUE = 1 << 2,     /* an identifier that is none, or a part of one */
  LIAISON_LACK_CASE = 1 << 3,      /* all there, but not in the letters Microsoft writes */
  LIAISON_LACK_HTTPS = 1 << 4,     /* plain http */
  LIAISON_LACK_HOST = 1 << 5,      /* not a host for invitations of any cloud */
  LIAISON_LACK_USER_INFO = 1 << 6, /* "name@" before the host */
  LIAISON_LACK_AGREEMENT = 1 << 7, /* a parameter twice, with two values */
} LiaisonLinkLack;

typedef struct
{
  LiaisonLinkPurpose purpose;
  LiaisonLinkForm form;
  LiaisonLinkRights rights;
  LiaisonLinkLack lacks;
  gboolean marked;     /* has words in it that only invitations have, whatever its host */
  char *host;          /* where a browser goes, lower case, "xn--…" where it is not ASCII */
  LiaisonCloud *cloud; /* whose portal that is, or NULL */
  char *partner_id;    /* tenant of the partner, of the reseller if indirect; as written, or NULL */
  char *provider_id;   /* tenant of the indirect provider, or NULL */
  char *mpn_id;        /* or NULL */
  char *relationship_id; /* GDAP: of the one relationship it is for, or NULL */
} LiaisonLinkReading;

/* Takes @address apart as a browser does: UTF-8 without white space. @clouds: of LiaisonCloud, may
 * be read from any thread as long as nobody changes it. Pure. NULL if it is no http(s) address.
 * Transfer full. */
LiaisonLinkReading *liaison_link_reading_new (GListModel *clouds, const char *address);
void liaison_link_reading_free (LiaisonLinkReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonLinkReading, liaison_link_reading_free)

G_END_DECLS
