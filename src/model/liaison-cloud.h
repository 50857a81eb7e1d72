/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/liaison-joint.h"

G_BEGIN_DECLS

/* What a cloud can do ("domain.md" CLD-4). Code asks flags, never cloud names. */
typedef enum
{
  LIAISON_CLOUD_CAN_INVITE = 1 << 0,
  LIAISON_CLOUD_RIGHTS_OPTIONAL = 1 << 1,    /* a request may leave administration privileges out */
  LIAISON_CLOUD_LINK_GRANTS_RIGHTS = 1 << 2, /* accepting the link grants them */
  LIAISON_CLOUD_HAS_GDAP = 1 << 3,
  LIAISON_CLOUD_MANAGES_USERS_HERE = 1 << 4,
  LIAISON_CLOUD_HAS_SERVICE_HEALTH = 1 << 5,
  LIAISON_CLOUD_HAS_SUPPORT_CONTACTS = 1 << 6,
  LIAISON_CLOUD_HAS_INDIRECT = 1 << 7,
} LiaisonCloudFlags;

/* One link to an admin portal of a customer. In @uri_template "{tenant}" stands for the customer's
 * Microsoft ID and "{domain}" for its domain. */
typedef struct
{
  const char *id;   /* "m365", "entra", "azure", "exchange" … */
  const char *name; /* product name, shown as it is */
  const char *uri_template;
} LiaisonCloudPortal;

/* Everything a LiaisonCloud is made of. NULL strings mean "this cloud has none". */
typedef struct
{
  const char *id;
  const char *name; /* English; the interface translates the names it knows */
  gboolean closed;  /* no longer in service */
  gboolean hidden;  /* not offered in lists (the demonstration) */
  const char *login_base;
  const char *const
    *login_aliases;                /* other addresses that its sign-in service may call itself by */
  const char *registration_portal; /* where a company registers the program */
  const char *api_base;
  const char *api_scope;
  const char *graph_base;
  const char *graph_scope; /* to read one's own profile at Graph */
  LiaisonCloudFlags flags;
  const char *acceptance_portal;      /* key of a portal name in letters.ini */
  const char *acceptance_portal_name; /* own name; wins over the key */
  const char *rights_parameter;       /* LNK-2: query parameter for the choice on rights, or NULL */
  const char *provider_parameter; /* query parameter by which the link is asked for with an indirect
                                     provider, its tenant as the value; NULL: it cannot be asked */
  const char *reseller_parameter; /* the same of a provider that invites for a reseller */
  const char *const *link_hosts;  /* LNK-3: hosts a relationship link may have */
  const char *const *allowed_addresses; /* 7.3: addresses a letter may hold beside the link */
  const LiaisonCloudPortal *portals;
  gsize n_portals;
} LiaisonCloudSpec;

/* One of Microsoft's clouds: addresses, portal names, what it can do. Immutable. */
#define LIAISON_TYPE_CLOUD (liaison_cloud_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonCloud, liaison_cloud, LIAISON, CLOUD, GObject)

/* Copies @spec. */
LiaisonCloud *liaison_cloud_new (const LiaisonCloudSpec *spec);

/* The same cloud with sign-in, API and Graph at @base ("http://127.0.0.1:8080"): the sandbox's
 * address. Link hosts and portals stay those of the real cloud. Transfer full. */
LiaisonCloud *liaison_cloud_new_relocated (LiaisonCloud *self, const char *base);

/* Everything the cloud was made of; owned by @self and valid as long as it lives. */
const LiaisonCloudSpec *liaison_cloud_get_spec (LiaisonCloud *self);

const char *liaison_cloud_get_id (LiaisonCloud *self);
gboolean liaison_cloud_has (LiaisonCloud *self, LiaisonCloudFlags flag);

/* The query parameter by which a link is asked for with such a party; NULL: it cannot be asked. */
const char *liaison_cloud_get_joint_parameter (LiaisonCloud *self, LiaisonJoint kind);

/* Whether @host (any case) may serve a relationship link of this cloud (LNK-3). */
gboolean liaison_cloud_is_link_host (LiaisonCloud *self, const char *host);

G_END_DECLS
