/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-service"

#include "service/liaison-budget.h"

#define PERIOD (60 * G_USEC_PER_SEC)

struct _LiaisonBudget
{
  gint64 times[LIAISON_BUDGET_REQUESTS]; /* of the last requests, a ring */
  guint oldest;
};

LiaisonBudget *
liaison_budget_new (void)
{
  LiaisonBudget *budget = g_new0 (LiaisonBudget, 1);

  for (guint i = 0; i < LIAISON_BUDGET_REQUESTS; i++)
    budget->times[i] = -PERIOD;
  return budget;
}

void
liaison_budget_free (LiaisonBudget *budget)
{
  g_free (budget);
}

gint64
liaison_budget_spend (LiaisonBudget *budget, gint64 now)
{
  gint64 age = now - budget->times[budget->oldest];

  /* A clock that was set back makes an age negative: it says nothing then. */
  if (age >= 0 && age < PERIOD)
    return PERIOD - age;

  budget->times[budget->oldest] = now;
  budget->oldest = (budget->oldest + 1) % LIAISON_BUDGET_REQUESTS;
  return 0;
}
