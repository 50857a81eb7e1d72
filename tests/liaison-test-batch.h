/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-batch-maker.h"
#include "liaison-test-bed.h"

G_BEGIN_DECLS

/* The fixture of the tests of inviting many: a session that has read its customers, and a list. */
typedef struct
{
  LiaisonTestBed *bed;
  LiaisonProspectList *list;
} LiaisonTestBatch;

void liaison_test_batch_set_up (LiaisonTestBatch *fixture, gconstpointer unused);
void liaison_test_batch_tear_down (LiaisonTestBatch *fixture, gconstpointer unused);
/* The program ends and starts again; the list is an empty one. */
void liaison_test_batch_restart (LiaisonTestBatch *fixture);
/* A LiaisonBatchBeginFunc. */
LiaisonInvite *liaison_test_batch_begin_cb (LiaisonSession *session,
                                            LiaisonInvitation *invitation,
                                            gpointer user_data);
/* A LiaisonTestCondition on a LiaisonProspectList. */
gboolean liaison_test_batch_is_checked (gpointer user_data);
/* Both wait until what was read is checked. */
void liaison_test_batch_read_text (LiaisonTestBatch *fixture, const char *text);
GError *liaison_test_batch_read_bytes (LiaisonTestBatch *fixture, const char *bytes, gsize length);
LiaisonProspect *liaison_test_batch_get_prospect (LiaisonTestBatch *fixture, guint i);
LiaisonProspectMarks liaison_test_batch_get_marks (LiaisonTestBatch *fixture, guint i);
/* As the product would: the name of the batch, which drafts have it. Transfer full. */
char *liaison_test_batch_make_with (LiaisonTestBatch *fixture,
                                    const char *name,
                                    LiaisonJoint kind,
                                    LiaisonReseller *party,
                                    GError **link_error);
char *liaison_test_batch_make (LiaisonTestBatch *fixture, const char *name);
LiaisonInvitation *liaison_test_batch_get_invitation (LiaisonBatch *batch, guint i);

G_END_DECLS
