/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-audit-record.h"

static void
test_operations (void)
{
  static const struct
  {
    const char *text;
    const char *id;
    LiaisonAuditOperation operation;
  } table[] = {
    { "reseller_relationship_accepted_by_customer", NULL, LIAISON_AUDIT_RESELLER_ACCEPTED },
    { "ResellerRelationshipAcceptedByCustomer", "x", LIAISON_AUDIT_RESELLER_ACCEPTED },
    { "reseller-relationship-accepted", NULL, LIAISON_AUDIT_RESELLER_ACCEPTED },
    { "indirect_reseller_relationship_accepted_by_customer", NULL,
      LIAISON_AUDIT_RESELLER_ACCEPTED },
    { "something_new", "a-b_c-d_resellerrelationshipacceptedbycustomer_639088284314471902",
      LIAISON_AUDIT_RESELLER_ACCEPTED },
    { NULL, "a_b_IndirectResellerRelationshipAcceptedByCustomer_1",
      LIAISON_AUDIT_RESELLER_ACCEPTED },
    { "dap_admin_relationship_approved", NULL, LIAISON_AUDIT_DAP_APPROVED },
    { "DapAdminRelationshipApproved", NULL, LIAISON_AUDIT_DAP_APPROVED },
    { "dap_admin_relationship_terminated", NULL, LIAISON_AUDIT_DAP_TERMINATED },
    { "dap_admin_relationship_terminated_by_microsoft", NULL, LIAISON_AUDIT_DAP_TERMINATED },
    { "remove_partner_customer_relationship", NULL, LIAISON_AUDIT_RELATIONSHIP_REMOVED },
    { "granular_admin_relationship_approved", NULL, LIAISON_AUDIT_OTHER },
    { "create_partner_relationship", NULL, LIAISON_AUDIT_OTHER },
    { "remove_partner_relationship", NULL, LIAISON_AUDIT_OTHER },
    { "reseller_relationship_requested", NULL, LIAISON_AUDIT_OTHER },
    { "接受", "关系", LIAISON_AUDIT_OTHER },
    { "", "", LIAISON_AUDIT_OTHER },
    { NULL, NULL, LIAISON_AUDIT_OTHER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s, %s", table[i].text, table[i].id);
      g_assert_cmpint (liaison_audit_operation_read (table[i].text, table[i].id), ==,
                       table[i].operation);
    }
}

static char *
dup_key (const LiaisonAuditRecordSpec *spec)
{
  g_autoptr(LiaisonAuditRecord) record = liaison_audit_record_new (spec);

  return g_strdup (liaison_audit_record_get_key (record));
}

/* Two records are one exactly if their keys are equal. */
static void
test_keys (void)
{
  const LiaisonAuditRecordSpec spec = { .customer_id = "C3E9",
                                        .operation_text = "do_it",
                                        .time = 7 };
  LiaisonAuditRecordSpec other = spec;
  g_autofree char *key = dup_key (&spec);
  g_autofree char *same = NULL, *later = NULL, *nobody = NULL, *told = NULL;

  other.customer_id = "c3e9";
  other.customer_name = "told this time";
  other.operation_text = "DoIt";
  same = dup_key (&other);
  g_assert_cmpstr (same, ==, key);

  other.time++;
  later = dup_key (&other);
  g_assert_cmpstr (later, !=, key);

  other.customer_id = NULL;
  other.operation_text = NULL;
  nobody = dup_key (&other);
  g_assert_cmpstr (nobody, !=, later);

  other.id = "a_b_c_1";
  told = dup_key (&other);
  g_assert_cmpstr (told, ==, "a_b_c_1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/audit-record/operations", test_operations);
  g_test_add_func ("/audit-record/keys", test_keys);

  return g_test_run ();
}
