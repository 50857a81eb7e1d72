/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-products.h"

typedef enum
{
  IN_GLOBAL = 1 << 0,
  IN_USGOV = 1 << 1,
  IN_CHINA = 1 << 2,
  IN_GERMANY = 1 << 3,
} Clouds;

typedef struct
{
  LiaisonSandboxProduct product;
  Clouds clouds;
} Listing;

/* Each cloud has six or more, so that one customer never gets a product twice. */
static const Listing listings[] = {
  { { "Microsoft 365 Business Standard", "CFQ7TTC0LDPB:0001:CFQ7TTC0KTQ1", "O365_BUSINESS_PREMIUM",
      "EXCHANGE_S_STANDARD", LIAISON_SANDBOX_SOLD_BY_SEAT },
    IN_GLOBAL | IN_CHINA | IN_GERMANY },
  { { "Microsoft 365 Business Premium", "CFQ7TTC0LCHC:0002:CFQ7TTC0K59S", "SPB",
      "EXCHANGE_S_STANDARD", LIAISON_SANDBOX_SOLD_BY_SEAT },
    IN_GLOBAL },
  { { "Azure plan", "DZH318Z0BPS6:0001:DZH318Z0BPS7", NULL, NULL, LIAISON_SANDBOX_SOLD_BY_USE },
    IN_GLOBAL | IN_USGOV },
  { { "Microsoft 365 Business Basic", "CFQ7TTC0LH18:0001:CFQ7TTC0J1GB", "O365_BUSINESS_ESSENTIALS",
      "EXCHANGE_S_STANDARD", LIAISON_SANDBOX_SOLD_BY_SEAT },
    IN_GLOBAL | IN_CHINA | IN_GERMANY },
  { { "Exchange Online (Plan 1)", "CFQ7TTC0LH16:0001:CFQ7TTC0K8HP", "EXCHANGESTANDARD",
      "EXCHANGE_S_STANDARD", LIAISON_SANDBOX_SOLD_BY_SEAT },
    IN_GLOBAL | IN_CHINA | IN_GERMANY },
  { { "Power BI Pro", "CFQ7TTC0L3PB:0001:CFQ7TTC0J0QP", "POWER_BI_PRO", "BI_AZURE_P2",
      LIAISON_SANDBOX_SOLD_BY_SEAT },
    IN_GLOBAL | IN_USGOV | IN_CHINA | IN_GERMANY },
  { { "Communications Credits", "CFQ7TTC0M5P9:0001:CFQ7TTC0JN4R", "MCOPSTNC", "MCOPSTNC",
      LIAISON_SANDBOX_SOLD_TO_TENANT },
    IN_GLOBAL },
  { { "Visio Plan 2", "CFQ7TTC0HD32:0002:CFQ7TTC0HD33", "VISIOCLIENT", "VISIO_CLIENT_SUBSCRIPTION",
      LIAISON_SANDBOX_SOLD_BY_SEAT },
    IN_GLOBAL | IN_USGOV | IN_CHINA | IN_GERMANY },
  { { "Planner and Project Plan 3", "CFQ7TTC0HDB0:0002:CFQ7TTC0HDB1", "PROJECTPROFESSIONAL",
      "PROJECT_CLIENT_SUBSCRIPTION", LIAISON_SANDBOX_SOLD_BY_SEAT },
    IN_GLOBAL | IN_USGOV | IN_CHINA | IN_GERMANY },
  { { "Dynamics 365 Sales Enterprise", "CFQ7TTC0LFDZ:0001:CFQ7TTC0J4G2", "DYN365_ENTERPRISE_SALES",
      "DYN365_ENTERPRISE_SALES", LIAISON_SANDBOX_SOLD_BY_SEAT },
    IN_GLOBAL | IN_USGOV | IN_CHINA | IN_GERMANY },
  { { "Power Automate Premium", "CFQ7TTC0LSGZ:0001:CFQ7TTC0KQ1H", "FLOW_PER_USER", "FLOW_PER_USER",
      LIAISON_SANDBOX_SOLD_BY_SEAT },
    IN_GLOBAL | IN_USGOV },
  { { "Microsoft Intune Plan 1", "CFQ7TTC0LCH4:0009:CFQ7TTC0KX2M", "INTUNE_A", "INTUNE_A",
      LIAISON_SANDBOX_SOLD_BY_SEAT },
    IN_GLOBAL | IN_CHINA },
};

static Clouds
find_cloud (const char *cloud)
{
  if (g_str_equal (cloud, "usgov"))
    return IN_USGOV;
  if (g_str_equal (cloud, "china"))
    return IN_CHINA;
  return g_str_equal (cloud, "germany") ? IN_GERMANY : IN_GLOBAL;
}

const LiaisonSandboxProduct *
liaison_sandbox_get_product (const char *cloud, guint place)
{
  Clouds sold_in = find_cloud (cloud);

  for (guint i = 0;; i = (i + 1) % G_N_ELEMENTS (listings))
    {
      if (!(listings[i].clouds & sold_in))
        continue;
      if (place == 0)
        return &listings[i].product;
      place--;
    }
}
