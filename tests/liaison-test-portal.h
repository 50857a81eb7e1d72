/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  LIAISON_TEST_PORTAL_AT_ONCE,
  LIAISON_TEST_PORTAL_FIRST, /* before it is told what its question is called */
  LIAISON_TEST_PORTAL_LATER, /* when the test says so */
} LiaisonTestPortalAnswers;

/* The desktop's portal for running in the background, on a bus of its own. */
typedef struct
{
  GTestDBus *bus;
  GDBusConnection *ours;
  GDBusConnection *theirs;
  guint32 code;   /* of its answers: 0, or why there is none */
  gboolean gives; /* what is asked for */
  LiaisonTestPortalAnswers answers;
  GVariant *options; /* of the last question, or NULL */
  char *asker;
} LiaisonTestPortal;

void liaison_test_portal_set_up (LiaisonTestPortal *portal, gconstpointer unused);
void liaison_test_portal_tear_down (LiaisonTestPortal *portal, gconstpointer unused);
/* From now on it is there. */
void liaison_test_portal_offer (LiaisonTestPortal *portal);
/* The last question. */
void liaison_test_portal_answer (LiaisonTestPortal *portal);

G_END_DECLS
