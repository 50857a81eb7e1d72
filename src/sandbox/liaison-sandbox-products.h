/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  LIAISON_SANDBOX_SOLD_BY_SEAT,
  LIAISON_SANDBOX_SOLD_TO_TENANT,
  LIAISON_SANDBOX_SOLD_BY_USE,
} LiaisonSandboxSold;

typedef struct
{
  const char *name;
  const char *offer_id;
  const char *sku;  /* part number; NULL when sold by use */
  const char *plan; /* its service */
  LiaisonSandboxSold sold;
} LiaisonSandboxProduct;

/* The @place-th product that @cloud sells, counted round and round. */
const LiaisonSandboxProduct *liaison_sandbox_get_product (const char *cloud, guint place);

G_END_DECLS
