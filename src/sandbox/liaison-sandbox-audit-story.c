/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-audit-story.h"

#include <json-glib/json-glib.h>

#include "sandbox/liaison-sandbox-resellers.h"

#define RIGHTS "partner_customer_dap"

/* The ids of these are documented with the webhooks; the examples of the others have none. */
typedef struct
{
  const char *resource;
  const char *operation;
  gboolean by_partner;
  gboolean has_id;
} Kind;

/* By event; a customer that is told twice is no operation. */
static const Kind kinds[] = {
  [LIAISON_SANDBOX_EVENT_RENAME] = { "customer", "update_customer_partner_contract_company_name",
                                     TRUE, FALSE },
  [LIAISON_SANDBOX_EVENT_LEAVE] = { "partner_customer_relationship",
                                    "remove_partner_customer_relationship", TRUE, FALSE },
  [LIAISON_SANDBOX_EVENT_LOSE_RIGHTS] = { RIGHTS, "dap_admin_relationship_terminated", FALSE,
                                          TRUE },
  [LIAISON_SANDBOX_EVENT_GAIN_RIGHTS] = { RIGHTS, "dap_admin_relationship_approved", FALSE, TRUE },
  [LIAISON_SANDBOX_EVENT_MICROSOFT_ENDS_RIGHTS] = { RIGHTS,
                                                    "dap_admin_relationship_terminated_by_"
                                                    "microsoft",
                                                    FALSE, TRUE },
};

/* In no list of operations; the ids in webhooks tell of them. */
static const Kind acceptance = { "partner_customer_relationship",
                                 "reseller_relationship_accepted_by_customer", FALSE, TRUE };
static const Kind indirect_acceptance = { "partner_customer_relationship",
                                          "indirect_reseller_relationship_accepted_by_customer",
                                          FALSE, TRUE };

/* JSON in Pascal case, as in the service's records. Transfer full. */
static char *
describe (const LiaisonSandboxCustomer *customer)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *profile = json_object_new ();

  json_object_set_string_member (profile, "CompanyName", customer->name);
  json_object_set_string_member (profile, "Domain", customer->domain);
  json_object_set_string_member (object, "Id", customer->id);
  json_object_set_object_member (object, "CompanyProfile", profile);
  json_object_set_boolean_member (object, "AllowDelegatedAccess",
                                  customer->rights == LIAISON_SANDBOX_RIGHTS_YES);
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

/* Either may be NULL: there was nobody before, or is nobody any longer. */
static void
add (LiaisonSandboxWorld *world,
     const Kind *kind,
     const LiaisonSandboxCustomer *before,
     const LiaisonSandboxCustomer *after)
{
  const LiaisonSandboxCustomer *customer = after != NULL ? after : before;
  LiaisonSandboxAuditEntry *entry = liaison_sandbox_audit_entry_new ();

  entry->time = liaison_sandbox_world_get_now (world);
  g_strlcpy (entry->customer_id, customer->id, sizeof entry->customer_id);
  entry->customer_name = g_strdup (customer->name);
  entry->resource = kind->resource;
  entry->operation = kind->operation;
  entry->status = "succeeded";
  entry->old_value = before != NULL ? describe (before) : NULL;
  entry->new_value = after != NULL ? describe (after) : NULL;
  entry->by_partner = kind->by_partner;
  entry->has_id = kind->has_id;
  entry->has_zone = TRUE;
  liaison_sandbox_audit_log_add (liaison_sandbox_world_get_audit_log (world), entry);
}

void
liaison_sandbox_audit_acceptance (LiaisonSandboxWorld *world,
                                  const LiaisonSandboxCustomer *customer)
{
  guint reseller = 0;
  gboolean is_indirect = liaison_sandbox_reseller_find (world, customer->index, &reseller);

  add (world, is_indirect ? &indirect_acceptance : &acceptance, NULL, customer);
}

void
liaison_sandbox_audit_event (LiaisonSandboxWorld *world,
                             LiaisonSandboxEvent event,
                             const LiaisonSandboxCustomer *before,
                             const LiaisonSandboxCustomer *after)
{
  gboolean is_new = before->name == NULL;

  if (event >= G_N_ELEMENTS (kinds))
    return;
  add (world, &kinds[event], is_new ? NULL : before,
       event == LIAISON_SANDBOX_EVENT_LEAVE ? NULL : after);
}
