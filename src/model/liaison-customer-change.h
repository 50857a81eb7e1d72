/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  LIAISON_CHANGE_NEW,  /* came to the list */
  LIAISON_CHANGE_BACK, /* had left, and came again */
  LIAISON_CHANGE_GONE, /* a complete pass did not meet it */
  LIAISON_CHANGE_RENAMED,
  LIAISON_CHANGE_RIGHTS_GAINED, /* delegated administration privileges */
  LIAISON_CHANGE_RIGHTS_LOST,
  LIAISON_N_CHANGES,
} LiaisonChangeKind;

/* Something that became of a customer, as this program noticed it. Never changes itself. */
#define LIAISON_TYPE_CUSTOMER_CHANGE (liaison_customer_change_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonCustomerChange,
                      liaison_customer_change,
                      LIAISON,
                      CUSTOMER_CHANGE,
                      GObject)

/* @customer: Microsoft ID. @name: what the customer is called after the change. @was: the name
 * before it, or NULL. @time: when it was noticed, microseconds since 1970. @seen: before the last
 * look. */
LiaisonCustomerChange *liaison_customer_change_new (LiaisonChangeKind kind,
                                                    const char *customer,
                                                    const char *name,
                                                    const char *was,
                                                    gint64 time,
                                                    gboolean seen);

LiaisonChangeKind liaison_customer_change_get_kind (LiaisonCustomerChange *self);
const char *liaison_customer_change_get_customer (LiaisonCustomerChange *self);
const char *liaison_customer_change_get_name (LiaisonCustomerChange *self);
const char *liaison_customer_change_get_was (LiaisonCustomerChange *self);
gint64 liaison_customer_change_get_time (LiaisonCustomerChange *self);
gboolean liaison_customer_change_is_seen (LiaisonCustomerChange *self);

G_END_DECLS
