/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-batch-maker.h"
#include "liaison-test-bed.h"

G_BEGIN_DECLS

/* Of its seven rows three can be invited: two that are whole, and the last. */
#define LIAISON_TEST_BATCH_LIST                                                                    \
  "公司,联系人,邮箱,国家/地区,语言,权限,编号,截止日期,备忘\r\n"             \
  "北辰贸易有限公司,李雷,li.lei@beichen.example,中国,中文,是,A-1,2099-03-31,\"=1+"  \
  "1\r\n第二行\"\r\n"                                                                           \
  "Harbour & Söhne/GmbH,Dana,dana@harbour.example,Germany,en,no,A-2,,x\r\n"                       \
  ",,,,,,A-3,,nobody\r\n"                                                                          \
  "Bad mail,,not an address,US,en,yes,A-4,,x\r\n"                                                  \
  "Nowhere,,n@nowhere.example,Atlantis,Klingon,perhaps,A-5,3/4/2027,x\r\n"                         \
  "北辰,李雷,LI.LEI@beichen.example,CN,zh-CN,是,A-6,,twice\r\n"                               \
  "Harbour & Söhne/GmbH,Tom,tom@harbour.example,DE,,,,\r\n"

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
