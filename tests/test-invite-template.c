/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test-invite.h"
#include "liaison-test.h"

/* The job of inviting with letters of the user's own. */
typedef struct
{
  LiaisonTestInvite base;
  LiaisonTemplateFolder *folder;
  LiaisonLetterTemplate *template;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  liaison_test_invite_set_up (&fixture->base, NULL);
  fixture->folder = liaison_test_invite_open_templates (&fixture->base);

  fixture->template = liaison_letter_template_new (NULL);
  g_object_set (fixture->template, "name", "Ours", "language", "en", "rights",
                LIAISON_LETTER_RIGHTS_GRANTED, "subject", "Hello from {partner_name}", "body",
                "Dear {contact_name},\n\n{link}\n\n{sender_title}\nBye", NULL);
  liaison_template_folder_add (fixture->folder, fixture->template);

  /* As the wizard does: the job begins when the templates are there. */
  liaison_test_invite_end (&fixture->base);
  liaison_test_invite_begin (&fixture->base, NULL);
  liaison_test_invite_make_letter (&fixture->base);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_template_folder_flush (fixture->folder);
  g_clear_object (&fixture->template);
  g_clear_object (&fixture->folder);
  liaison_test_invite_tear_down (&fixture->base, NULL);
}

static LiaisonInvitation *
get_invitation (Fixture *fixture)
{
  return liaison_test_invite_get_invitation (&fixture->base);
}

static gboolean
is_ours (Fixture *fixture)
{
  return strstr (liaison_invitation_get_body (get_invitation (fixture)), "\n\nBye") != NULL;
}

static void
choose (Fixture *fixture)
{
  liaison_invitation_set_template (get_invitation (fixture),
                                   liaison_letter_template_get_id (fixture->template));
}

static guint
count_offered (Fixture *fixture)
{
  g_autoptr(GPtrArray) offered = liaison_invite_list_templates (fixture->base.invite);

  return offered->len;
}

static void
test_letter_follows_the_choice (Fixture *fixture, gconstpointer unused)
{
  g_assert_false (is_ours (fixture));
  g_assert_cmpuint (count_offered (fixture), ==, 1);

  choose (fixture);
  g_assert_true (is_ours (fixture));
  g_assert_true (
    g_str_has_prefix (liaison_invitation_get_subject (get_invitation (fixture)), "Hello from "));
  liaison_test_invite_assert_verdict (&fixture->base, LIAISON_GUARD_INTACT);

  liaison_invitation_set_template (get_invitation (fixture), NULL);
  g_assert_false (is_ours (fixture));
}

/* It never goes with a link that gives less than it says. */
static void
test_gives_way_where_it_does_not_fit (Fixture *fixture, gconstpointer unused)
{
  choose (fixture);
  liaison_invitation_set_wants_rights (get_invitation (fixture), FALSE);
  liaison_test_invite_fetch_link (&fixture->base);
  g_assert_cmpuint (count_offered (fixture), ==, 0);
  g_assert_false (is_ours (fixture));

  liaison_invitation_set_wants_rights (get_invitation (fixture), TRUE);
  liaison_test_invite_fetch_link (&fixture->base);
  g_assert_true (is_ours (fixture));
  liaison_invitation_set_language (get_invitation (fixture), "zh_CN");
  g_assert_false (is_ours (fixture));
}

static void
test_gives_way_while_it_is_wrong (Fixture *fixture, gconstpointer unused)
{
  choose (fixture);
  g_object_set (fixture->template, "body", "No link", NULL);
  g_assert_cmpuint (count_offered (fixture), ==, 0);
  g_assert_null (strstr (liaison_invitation_get_body (get_invitation (fixture)), "No link"));
  liaison_test_invite_assert_verdict (&fixture->base, LIAISON_GUARD_INTACT);

  g_object_set (fixture->template, "body", "Mended\n{link}\n\nBye", NULL);
  g_assert_true (is_ours (fixture));

  liaison_template_folder_remove (fixture->folder, fixture->template);
  g_assert_false (is_ours (fixture));
}

static void
test_leaves_the_users_own_words (Fixture *fixture, gconstpointer unused)
{
  const char *link = liaison_invite_get_link (fixture->base.invite);
  g_autofree char *own = g_strdup_printf ("My own words\n\n%s\n", link);

  liaison_invite_set_text (fixture->base.invite, "Mine", own);
  choose (fixture);
  g_assert_cmpstr (liaison_invitation_get_body (get_invitation (fixture)), ==, own);

  liaison_invite_recompose (fixture->base.invite);
  g_assert_true (is_ours (fixture));
}

#define add(name, function)                                                                        \
  g_test_add ("/invite-template/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("choice", test_letter_follows_the_choice);
  add ("fits", test_gives_way_where_it_does_not_fit);
  add ("wrong", test_gives_way_while_it_is_wrong);
  add ("own-words", test_leaves_the_users_own_words);

  return g_test_run ();
}
