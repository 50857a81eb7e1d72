/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/liaison-ledger-course.h"

#include "store/liaison-ledger-words.h"

static const char *const kinds[] = {
  [LIAISON_STEP_MOVED] = "moved",         [LIAISON_STEP_DETECTED] = "detected",
  [LIAISON_STEP_UNDONE] = "undone",       [LIAISON_STEP_REMINDED] = "reminded",
  [LIAISON_STEP_POSTPONED] = "postponed", [LIAISON_STEP_SNOOZED] = "snoozed",
  [LIAISON_STEP_REPLACES] = "replaces",   [LIAISON_N_STEPS] = NULL,
};

/* In the order of the file's columns. */
static const struct
{
  const char *(*get) (LiaisonInvitation *);
  void (*set) (LiaisonInvitation *, const char *);
} texts[] = {
  { liaison_invitation_get_purpose, liaison_invitation_set_purpose },
  { liaison_invitation_get_template, liaison_invitation_set_template },
  { liaison_invitation_get_customer, liaison_invitation_set_customer },
  { liaison_invitation_get_provider, liaison_invitation_set_provider },
  { liaison_invitation_get_provider_name, liaison_invitation_set_provider_name },
  { liaison_invitation_get_batch, liaison_invitation_set_batch },
  { liaison_invitation_get_reminder_day, liaison_invitation_set_reminder_day },
  { liaison_invitation_get_reference, liaison_invitation_set_reference },
};

struct _LiaisonLedgerCourse
{
  char *invitation;
  char *texts[G_N_ELEMENTS (texts)];
  char *reseller; /* or NULL */
  char *reseller_name;
  gint64 updated;
  GPtrArray *steps; /* of LiaisonInvitationStep */
};

LiaisonLedgerCourse *
liaison_ledger_course_new (LiaisonInvitation *invitation)
{
  guint n_steps = liaison_invitation_get_n_steps (invitation);
  LiaisonLedgerCourse *course = g_new0 (LiaisonLedgerCourse, 1);

  course->invitation = g_strdup (liaison_invitation_get_id (invitation));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    course->texts[i] = g_strdup (texts[i].get (invitation));
  course->reseller = g_strdup (liaison_invitation_get_reseller (invitation));
  course->reseller_name = g_strdup (liaison_invitation_get_reseller_name (invitation));
  course->updated = liaison_invitation_get_updated (invitation);
  course->steps = g_ptr_array_new_full (n_steps, (GDestroyNotify) liaison_invitation_step_free);
  for (guint i = 0; i < n_steps; i++)
    g_ptr_array_add (course->steps,
                     liaison_invitation_step_copy (liaison_invitation_get_step (invitation, i)));
  return course;
}

void
liaison_ledger_course_free (LiaisonLedgerCourse *course)
{
  g_free (course->invitation);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (course->texts[i]);
  g_free (course->reseller);
  g_free (course->reseller_name);
  g_ptr_array_unref (course->steps);
  g_free (course);
}

static gboolean
write_step (sqlite3_stmt *statement,
            const char *invitation,
            guint position,
            const LiaisonInvitationStep *step,
            GError **error)
{
  liaison_sqlite_bind_text (statement, 1, invitation);
  sqlite3_bind_int64 (statement, 2, position);
  liaison_sqlite_bind_text (statement, 3, kinds[step->kind]);
  sqlite3_bind_int64 (statement, 4, step->time);
  liaison_sqlite_bind_text (statement, 5, step->who);
  liaison_sqlite_bind_text (statement, 6, liaison_ledger_state_words[step->from]);
  liaison_sqlite_bind_text (statement, 7, liaison_ledger_state_words[step->to]);
  liaison_sqlite_bind_text (statement, 8, step->reason);
  sqlite3_bind_int64 (statement, 9, step->handoff);
  liaison_sqlite_bind_text (statement, 10, liaison_ledger_evidence_words[step->evidence]);
  liaison_sqlite_bind_text (statement, 11, step->record);
  sqlite3_bind_int64 (statement, 12, step->record_time);
  liaison_sqlite_bind_text (statement, 13, step->customer);
  liaison_sqlite_bind_text (statement, 14, step->customer_name);
  return liaison_sqlite_finish (statement, error);
}

/* Most have nothing that is told there, and so no row. */
static gboolean
write_texts (const LiaisonLedgerCourse *course, sqlite3 *db, GError **error)
{
  gboolean told = FALSE;
  g_autoptr(sqlite3_stmt) statement = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    told |= course->texts[i] != NULL;
  statement = liaison_sqlite_prepare (
    db,
    told ? "INSERT OR REPLACE INTO course VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
         : "DELETE FROM course WHERE invitation = ?",
    error);
  if (statement == NULL)
    return FALSE;
  liaison_sqlite_bind_text (statement, 1, course->invitation);
  for (gsize i = 0; told && i < G_N_ELEMENTS (texts); i++)
    liaison_sqlite_bind_text (statement, 2 + i, course->texts[i]);
  if (told)
    sqlite3_bind_int64 (statement, 2 + G_N_ELEMENTS (texts), course->updated);
  return liaison_sqlite_finish (statement, error);
}

static gboolean
write_reseller (const LiaisonLedgerCourse *course, sqlite3 *db, GError **error)
{
  gboolean told = course->reseller != NULL;
  g_autoptr(sqlite3_stmt) statement = liaison_sqlite_prepare (
    db,
    told ? "INSERT OR REPLACE INTO for_reseller VALUES (?, ?, ?, ?)"
         : "DELETE FROM for_reseller WHERE invitation = ?",
    error);

  if (statement == NULL)
    return FALSE;
  liaison_sqlite_bind_text (statement, 1, course->invitation);
  if (told)
    {
      liaison_sqlite_bind_text (statement, 2, course->reseller);
      liaison_sqlite_bind_text (statement, 3, course->reseller_name);
      sqlite3_bind_int64 (statement, 4, course->updated);
    }
  return liaison_sqlite_finish (statement, error);
}

gboolean
liaison_ledger_course_write (const LiaisonLedgerCourse *course, sqlite3 *db, GError **error)
{
  g_autoptr(sqlite3_stmt) steps = NULL;

  if (!write_texts (course, db, error) || !write_reseller (course, db, error))
    return FALSE;

  steps = liaison_sqlite_prepare (
    db, "INSERT INTO step VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    error);
  if (steps == NULL)
    return FALSE;
  for (guint i = 0; i < course->steps->len; i++)
    if (!write_step (steps, course->invitation, i, g_ptr_array_index (course->steps, i), error))
      return FALSE;
  return TRUE;
}

static LiaisonInvitation *
find_invitation (sqlite3_stmt *statement, GHashTable *by_id)
{
  const char *id = liaison_sqlite_get_text (statement, 0);

  return id != NULL ? g_hash_table_lookup (by_id, id) : NULL;
}

static gboolean
read_texts (sqlite3 *db, GHashTable *by_id, GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(sqlite3_stmt) statement = NULL;

  statement = liaison_sqlite_prepare (
    db,
    "SELECT invitation, purpose, template, customer, provider, provider_name, batch, "
    "reminder_day, reference FROM course",
    error);
  if (statement == NULL)
    return FALSE;

  while (liaison_sqlite_step (statement, &problem))
    {
      LiaisonInvitation *invitation = find_invitation (statement, by_id);

      if (invitation != NULL)
        for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
          texts[i].set (invitation, liaison_sqlite_get_text (statement, 1 + i));
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
read_resellers (sqlite3 *db, GHashTable *by_id, GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(sqlite3_stmt) statement = NULL;

  statement = liaison_sqlite_prepare (
    db, "SELECT invitation, reseller, reseller_name FROM for_reseller", error);
  if (statement == NULL)
    return FALSE;

  while (liaison_sqlite_step (statement, &problem))
    {
      LiaisonInvitation *invitation = find_invitation (statement, by_id);
      const LiaisonJointParty reseller = { LIAISON_JOINT_RESELLER,
                                           liaison_sqlite_get_text (statement, 1) };

      if (invitation != NULL)
        liaison_invitation_set_joint_party (invitation, reseller,
                                            liaison_sqlite_get_text (statement, 2));
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
read_step (sqlite3_stmt *statement, LiaisonInvitation *invitation, GError **error)
{
  guint kind, from, to, evidence;
  LiaisonInvitationStep step = {
    .time = sqlite3_column_int64 (statement, 2),
    .who = liaison_sqlite_get_text (statement, 3),
    .reason = liaison_sqlite_get_text (statement, 6),
    .handoff = sqlite3_column_int (statement, 7),
    .record = liaison_sqlite_get_text (statement, 9),
    .record_time = sqlite3_column_int64 (statement, 10),
    .customer = liaison_sqlite_get_text (statement, 11),
    .customer_name = liaison_sqlite_get_text (statement, 12),
  };

  if (!liaison_ledger_find_word (kinds, liaison_sqlite_get_text (statement, 1), &kind, error) ||
      !liaison_ledger_find_word (liaison_ledger_state_words, liaison_sqlite_get_text (statement, 4),
                                 &from, error) ||
      !liaison_ledger_find_word (liaison_ledger_state_words, liaison_sqlite_get_text (statement, 5),
                                 &to, error) ||
      !liaison_ledger_find_word (liaison_ledger_evidence_words,
                                 liaison_sqlite_get_text (statement, 8), &evidence, error))
    return FALSE;
  step.kind = kind;
  step.from = from;
  step.to = to;
  step.evidence = evidence;
  liaison_invitation_add_step (invitation, &step);
  return TRUE;
}

static gboolean
read_steps (sqlite3 *db, GHashTable *by_id, GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(sqlite3_stmt) statement = NULL;

  statement = liaison_sqlite_prepare (
    db,
    "SELECT invitation, kind, time, who, from_state, to_state, reason, handoff, evidence, record, "
    "record_time, customer, customer_name FROM step ORDER BY invitation, position",
    error);
  if (statement == NULL)
    return FALSE;

  while (liaison_sqlite_step (statement, &problem))
    {
      LiaisonInvitation *invitation = find_invitation (statement, by_id);

      if (invitation != NULL && !read_step (statement, invitation, error))
        return FALSE;
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
liaison_ledger_courses_read (sqlite3 *db, GHashTable *by_id, GError **error)
{
  return read_texts (db, by_id, error) && read_resellers (db, by_id, error) &&
         read_steps (db, by_id, error);
}

gboolean
liaison_ledger_courses_drop_unknown (sqlite3 *db, guint *n_dropped, GError **error)
{
  const char *const *states = liaison_ledger_state_words;

  return liaison_ledger_drop_unknown (db, "step", "kind", kinds, n_dropped, error) &&
         liaison_ledger_drop_unknown (db, "step", "from_state", states, n_dropped, error) &&
         liaison_ledger_drop_unknown (db, "step", "to_state", states, n_dropped, error) &&
         liaison_ledger_drop_unknown (db, "step", "evidence", liaison_ledger_evidence_words,
                                      n_dropped, error);
}
