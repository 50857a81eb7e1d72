/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-partner-center.h"

#include <string.h>

#include "sandbox/liaison-sandbox-answer.h"
#include "sandbox/liaison-sandbox-audit.h"
#include "sandbox/liaison-sandbox-commerce.h"
#include "sandbox/liaison-sandbox-lists.h"
#include "sandbox/liaison-sandbox-page.h"
#include "sandbox/liaison-sandbox-profiles.h"
#include "sandbox/liaison-sandbox-records.h"
#include "sandbox/liaison-sandbox-resellers.h"

typedef enum
{
  NEEDS_CUSTOMER = 1 << 0, /* the second segment is a customer's id */
  NEEDS_RIGHTS = 1 << 1,   /* the call reaches into the customer's tenant */
  NOT_IN_CHINA = 1 << 2,
  NEEDS_SELLER = 1 << 3, /* a role that may invite */
} Needs;

typedef struct
{
  LiaisonSandboxWorld *world;
  const LiaisonSandboxPerson *caller;
  guint page_size_max;
  gboolean is_endless;
  SoupServerMessage *message;
  GHashTable *query;
  GStrv segments; /* of the path behind /v1/ */
  LiaisonSandboxCustomer customer;
} Call;

typedef struct
{
  const char *pattern; /* "*" matches any segment */
  void (*answer) (Call *call);
  Needs needs;
} Route;

static const char *
look_up (Call *call, const char *name)
{
  return call->query != NULL ? g_hash_table_lookup (call->query, name) : NULL;
}

static void
succeed (Call *call, LiaisonSandboxBody *body)
{
  liaison_sandbox_answer_success (call->message, liaison_sandbox_body_end (body));
}

static void
refuse_not_found (Call *call)
{
  liaison_sandbox_answer_error (call->message, 404, "1000", "Not found.");
}

/* Ends the collections that come in one answer. */
static void
end_collection (LiaisonSandboxBody *body, guint n_items)
{
  liaison_sandbox_body_close_array (body);
  liaison_sandbox_body_add_number (body, "totalCount", n_items);
  liaison_sandbox_body_add_attributes (body, "Collection", NULL);
}

static void
answer_customers (Call *call)
{
  liaison_sandbox_answer_customers (call->world, call->page_size_max, call->is_endless,
                                    call->message, call->query);
}

static void
answer_customer (Call *call)
{
  LiaisonSandboxBody *body = liaison_sandbox_body_new ();

  liaison_sandbox_write_customer (body, call->world, &call->customer);
  succeed (call, body);
}

static void
answer_customer_company (Call *call)
{
  LiaisonSandboxBody *body = liaison_sandbox_body_new ();

  liaison_sandbox_write_company_profile (body, call->world, &call->customer);
  succeed (call, body);
}

static void
answer_customer_billing (Call *call)
{
  LiaisonSandboxBody *body = liaison_sandbox_body_new ();

  liaison_sandbox_write_billing_profile (body, call->world, &call->customer);
  succeed (call, body);
}

static char *
dup_link (Call *call, const char *tenant)
{
  const LiaisonSandboxPartner *partner = liaison_sandbox_world_get_partner (call->world);
  g_auto(GStrv) parts = g_strsplit (partner->link_format, "%s", 2);

  return g_strjoinv (tenant, parts);
}

/* Shapes 3 and 6 of "clouds.md": the same address for an indirect reseller and its provider. */
static char *
dup_joint_link (Call *call, const char *reseller, const char *mpn_id, const char *provider)
{
  g_autofree char *link = dup_link (call, reseller);
  gboolean is_older = strstr (link, "invType=") == NULL;
  g_autofree char *parties = g_strdup_printf ("%s=%s&%s=%s", is_older ? "msppid" : "msppId", mpn_id,
                                              is_older ? "indirectCSP" : "indirectCSPId", provider);
  GString *joint = g_string_new (link);

  g_string_replace (joint, "=ResellerRelationship", "=IndirectResellerRelationship", 1);
  g_string_replace (joint, is_older ? "msppid=0" : "msppId=0", parties, 1);
  return g_string_free (joint, FALSE);
}

/* The link with whom it is asked for; NULL: the partner knows no such one. */
static char *
dup_asked_link (Call *call)
{
  const LiaisonSandboxPartner *partner = liaison_sandbox_world_get_partner (call->world);
  const char *own = liaison_sandbox_world_get_tenant (call->world);
  gboolean ignored = liaison_sandbox_world_ignores_parties (call->world);
  const char *provider = ignored ? NULL : look_up (call, "indirectCloudSolutionProviderId");
  const char *reseller = ignored ? NULL : look_up (call, "indirectResellerId");
  LiaisonSandboxReseller other;

  if (provider == NULL && reseller == NULL)
    return dup_link (call, own);
  if (reseller == NULL && liaison_sandbox_provider_find (call->world, provider, &other))
    return dup_joint_link (call, own, partner->mpn_id, other.id);
  if (provider == NULL && liaison_sandbox_reseller_find_id (call->world, reseller, &other))
    return dup_joint_link (call, other.id, other.mpn_id, own);
  return NULL;
}

static void
answer_relationship_request (Call *call)
{
  g_autofree char *link = dup_asked_link (call);
  LiaisonSandboxBody *body;

  if (link == NULL)
    {
      liaison_sandbox_answer_error (call->message, 400, "2000",
                                    "The indirect provider or reseller is invalid.");
      return;
    }
  body = liaison_sandbox_body_new ();
  liaison_sandbox_body_add_text (body, "url", link);
  liaison_sandbox_body_add_attributes (body, "RelationshipRequest", NULL);
  succeed (call, body);
}

/* "order_id" and "mpn_id" narrow the list; no reseller of record is named in this world. */
static gboolean
wants_subscription (Call *call, guint n)
{
  const char *order_id = look_up (call, "order_id");
  const char *mpn_id = look_up (call, "mpn_id");
  char order[LIAISON_SANDBOX_GUID_SIZE];

  liaison_sandbox_make_order_id (call->world, &call->customer, n, order);
  return (order_id == NULL || g_ascii_strcasecmp (order_id, order) == 0) &&
         (mpn_id == NULL || *mpn_id == '\0');
}

static void
answer_subscriptions (Call *call)
{
  LiaisonSandboxBody *body = liaison_sandbox_body_new ();
  guint n_items = 0;

  liaison_sandbox_body_open_array (body, "items");
  for (guint n = 0; n < call->customer.n_subscriptions; n++)
    {
      if (!wants_subscription (call, n))
        continue;
      liaison_sandbox_body_open (body, NULL);
      liaison_sandbox_write_subscription (body, call->world, &call->customer, n);
      liaison_sandbox_body_close (body);
      n_items++;
    }
  end_collection (body, n_items);
  succeed (call, body);
}

static void
answer_subscription (Call *call)
{
  for (guint n = 0; n < call->customer.n_subscriptions; n++)
    {
      char id[LIAISON_SANDBOX_GUID_SIZE];
      LiaisonSandboxBody *body;

      liaison_sandbox_make_subscription_id (call->world, &call->customer, n, id);
      if (g_ascii_strcasecmp (id, call->segments[3]) != 0)
        continue;
      body = liaison_sandbox_body_new ();
      liaison_sandbox_write_subscription (body, call->world, &call->customer, n);
      succeed (call, body);
      return;
    }
  liaison_sandbox_answer_error (call->message, 404, "20003", "Subscription not found.");
}

static void
answer_users (Call *call)
{
  liaison_sandbox_answer_users (call->world, &call->customer, call->page_size_max, call->is_endless,
                                call->message, call->query);
}

static void
answer_user (Call *call)
{
  for (guint n = 0; n < call->customer.n_users; n++)
    {
      char id[LIAISON_SANDBOX_GUID_SIZE];
      LiaisonSandboxBody *body;

      liaison_sandbox_make_user_id (call->world, &call->customer, n, id);
      if (g_ascii_strcasecmp (id, call->segments[3]) != 0)
        continue;
      body = liaison_sandbox_body_new ();
      liaison_sandbox_write_user (body, call->world, &call->customer, n);
      succeed (call, body);
      return;
    }
  liaison_sandbox_answer_error (call->message, 404, "60002", "User not found.");
}

/* The parameter may be repeated: the raw query tells. Without it group 1 is meant. */
static gboolean
wants_first_group (Call *call)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (call->message));
  g_autofree char *folded = query != NULL ? g_ascii_strdown (query, -1) : NULL;

  return folded == NULL || strstr (folded, "licensegroupids=") == NULL ||
         strstr (folded, "licensegroupids=group1") != NULL;
}

static void
answer_skus (Call *call)
{
  LiaisonSandboxBody *body = liaison_sandbox_body_new ();
  guint n_items = 0;

  liaison_sandbox_body_open_array (body, "items");
  if (wants_first_group (call))
    n_items = liaison_sandbox_write_skus (body, call->world, &call->customer);
  end_collection (body, n_items);
  succeed (call, body);
}

static void
answer_services (Call *call)
{
  LiaisonSandboxBody *body = liaison_sandbox_body_new ();

  liaison_sandbox_body_open_array (body, "items");
  for (guint n = 0; n < liaison_sandbox_n_services; n++)
    {
      liaison_sandbox_body_open (body, NULL);
      liaison_sandbox_write_service (body, &call->customer, n);
      liaison_sandbox_body_close (body);
    }
  end_collection (body, liaison_sandbox_n_services);
  succeed (call, body);
}

static void
succeed_with_relationships (Call *call, const LiaisonSandboxCustomer *customer, const char *name)
{
  LiaisonSandboxBody *body = liaison_sandbox_body_new ();

  liaison_sandbox_body_open_array (body, "items");
  end_collection (body, liaison_sandbox_write_relationships (body, call->world, customer, name));
  succeed (call, body);
}

static void
answer_customer_relationships (Call *call)
{
  succeed_with_relationships (call, &call->customer, NULL);
}

static void
answer_relationships (Call *call)
{
  const char *type = look_up (call, "relationship_type");
  const char *filter = look_up (call, "filter");
  g_autofree char *field = NULL, *value = NULL, *operation = NULL;

  if (filter != NULL &&
      (!liaison_sandbox_filter_read (filter, &field, &value, &operation) ||
       g_ascii_strcasecmp (field, "Name") != 0 || g_ascii_strcasecmp (operation, "substring") != 0))
    liaison_sandbox_answer_error (call->message, 400, "2000", "The filter is invalid.");
  else if (type != NULL && g_ascii_strcasecmp (type, "IsIndirectCloudSolutionProviderOf") == 0)
    succeed_with_relationships (call, NULL, value);
  else if (type != NULL && g_ascii_strcasecmp (type, "IsIndirectResellerOf") == 0)
    {
      LiaisonSandboxBody *body = liaison_sandbox_body_new ();

      liaison_sandbox_body_open_array (body, "items");
      end_collection (body, liaison_sandbox_write_providers (body, call->world, value));
      succeed (call, body);
    }
  else
    liaison_sandbox_answer_error (call->message, 400, "2000", "The relationship type is invalid.");
}

static void
answer_profile (Call *call)
{
  g_autoptr(LiaisonSandboxBody) body = NULL;
  const char *mpn_id = look_up (call, "mpnId");

  if (g_str_equal (call->segments[1], "mpn") && mpn_id != NULL &&
      !g_str_equal (mpn_id, liaison_sandbox_world_get_partner (call->world)->mpn_id))
    {
      liaison_sandbox_answer_error (call->message, 404, "3000", "Partner not found.");
      return;
    }
  body = liaison_sandbox_body_new ();
  if (liaison_sandbox_write_profile (body, call->world, call->segments[1]))
    succeed (call, g_steal_pointer (&body));
  else
    refuse_not_found (call);
}

static void
answer_audit_records (Call *call)
{
  liaison_sandbox_answer_audit_records (call->world, call->page_size_max, call->is_endless,
                                        call->message, call->query);
}

/* The first that matches counts. */
static const Route routes[] = {
  { "customers", answer_customers },
  { "customers/relationshiprequests", answer_relationship_request, NEEDS_SELLER },
  { "customers/*", answer_customer, NEEDS_CUSTOMER },
  { "customers/*/profiles/company", answer_customer_company, NEEDS_CUSTOMER },
  { "customers/*/profiles/billing", answer_customer_billing, NEEDS_CUSTOMER },
  { "customers/*/subscriptions", answer_subscriptions, NEEDS_CUSTOMER },
  { "customers/*/subscriptions/*", answer_subscription, NEEDS_CUSTOMER },
  { "customers/*/users", answer_users, NEEDS_CUSTOMER | NEEDS_RIGHTS },
  { "customers/*/users/*", answer_user, NEEDS_CUSTOMER | NEEDS_RIGHTS },
  { "customers/*/subscribedskus", answer_skus, NEEDS_CUSTOMER | NEEDS_RIGHTS | NOT_IN_CHINA },
  { "customers/*/managedservices", answer_services, NEEDS_CUSTOMER | NEEDS_RIGHTS },
  { "customers/*/relationships", answer_customer_relationships, NEEDS_CUSTOMER },
  { "relationships", answer_relationships },
  { "profiles/*", answer_profile },
  { "auditrecords", answer_audit_records, NOT_IN_CHINA },
};

static gboolean
matches (const char *pattern, GStrv segments)
{
  g_auto(GStrv) parts = g_strsplit (pattern, "/", -1);

  if (g_strv_length (parts) != g_strv_length (segments))
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_equal (parts[i], "*") ? *segments[i] == '\0'
                                      : g_ascii_strcasecmp (parts[i], segments[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

static const Route *
find_route (GStrv segments)
{
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      if (matches (routes[i].pattern, segments))
        return &routes[i];
    }
  return NULL;
}

static gboolean
find_customer (Call *call, Needs needs)
{
  guint index = 0;

  if (!g_uuid_string_is_valid (call->segments[1]))
    {
      liaison_sandbox_answer_error (call->message, 400, "900118", "The customer id is invalid.");
      return FALSE;
    }
  if (!liaison_sandbox_world_find (call->world, call->segments[1], &index))
    {
      refuse_not_found (call);
      return FALSE;
    }
  liaison_sandbox_world_read (call->world, index, &call->customer);
  if ((needs & NEEDS_RIGHTS) && call->customer.rights == LIAISON_SANDBOX_RIGHTS_NO)
    {
      liaison_sandbox_answer_error (call->message, 403, "900308", "Privileges are too low.");
      return FALSE;
    }
  return TRUE;
}

/* Whoever is of another organization is no partner here, and some roles may only look. */
static gboolean
check_caller (Call *call, Needs needs)
{
  const LiaisonSandboxRoles sellers =
    LIAISON_SANDBOX_ADMIN_AGENT | LIAISON_SANDBOX_SALES_AGENT | LIAISON_SANDBOX_GLOBAL_ADMIN;

  if (!g_str_equal (call->caller->tenant, liaison_sandbox_world_get_tenant (call->world)))
    liaison_sandbox_answer_error (call->message, 403, "2032", "Access denied.");
  else if ((needs & NEEDS_SELLER) && !(call->caller->roles & sellers))
    liaison_sandbox_answer_error (call->message, 403, "900150",
                                  "The role in the token may not do this.");
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_cloud (Call *call, Needs needs)
{
  const char *cloud = liaison_sandbox_world_get_partner (call->world)->cloud;

  if (!(needs & NOT_IN_CHINA) || !g_str_equal (cloud, "china"))
    return TRUE;
  liaison_sandbox_answer_error (call->message, 403, "900138",
                                "Not available in the national cloud.");
  return FALSE;
}

static void
answer_route (Call *call)
{
  const Route *route = find_route (call->segments);

  if (route == NULL)
    {
      refuse_not_found (call);
    }
  else if (!g_str_equal (soup_server_message_get_method (call->message), "GET"))
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (call->message),
                                    "Allow", "GET");
      liaison_sandbox_answer_error (call->message, 405, "405", "The method is not allowed.");
    }
  else if (check_caller (call, route->needs) && check_cloud (call, route->needs) &&
           (!(route->needs & NEEDS_CUSTOMER) || find_customer (call, route->needs)))
    {
      route->answer (call);
    }
}

void
liaison_sandbox_partner_center_answer (LiaisonSandboxParts *parts,
                                       const LiaisonSandboxPerson *caller,
                                       gboolean is_endless,
                                       SoupServerMessage *message,
                                       const char *path,
                                       GHashTable *query)
{
  Call call = { parts->world, caller, parts->page_size_max, is_endless, message, query };
  g_autofree char *below = g_strdup (g_str_has_prefix (path, "/v1/") ? path + 4 : "");

  if (g_str_has_suffix (below, "/"))
    below[strlen (below) - 1] = '\0';
  call.segments = g_strsplit (below, "/", -1);
  answer_route (&call);
  liaison_sandbox_customer_clear (&call.customer);
  g_strfreev (call.segments);
}
