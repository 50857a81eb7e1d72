/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-partner.h"

#define PUBLIC_AUDIENCE "https://api.partnercenter.microsoft.com"
#define OLD_LINK_QUERY "type=ResellerRelationship&id=%s&csp=1&msppid=0"

/* The public cloud's link is as documented. No source shows the national clouds' links of today:
 * the older documented form at the best known host of each ("clouds.md"). */
static const LiaisonSandboxPartner partners[] = {
  {
    .cloud = "global",
    .name = "Heron & Vliet Cloudwerk B.V.",
    .domain = "heronvliet.onmicrosoft.com",
    .domain_ending = ".onmicrosoft.com",
    .country = "NL",
    .city = "Utrecht",
    .street = "Oudegracht 214",
    .postal_code = "3511 NR",
    .culture = "nl-NL",
    .language = "nl",
    .phone = "+31 30 555 0140",
    .currency = "EUR",
    .mpn_id = "6104772",
    .given_name = "Marit",
    .family_name = "de Vries",
    .full_name = "Marit de Vries",
    .sign_in_name = "marit@heronvliet.onmicrosoft.com",
    .audience = PUBLIC_AUDIENCE,
    .link_format = "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship"
                   "&partnerId=%s&msppId=0&DAP=true#/BillingAccounts/partner-invitation",
  },
  {
    .cloud = "usgov",
    .name = "Alder & Pike Federal LLC",
    .domain = "alderpike.onmicrosoft.us",
    .domain_ending = ".onmicrosoft.us",
    .country = "US",
    .city = "Richmond",
    .street = "1400 Canal Walk",
    .postal_code = "23219",
    .culture = "en-US",
    .language = "en",
    .phone = "+1 804 555 0142",
    .currency = "USD",
    .mpn_id = "6104773",
    .given_name = "Dana",
    .family_name = "Alder",
    .full_name = "Dana Alder",
    .sign_in_name = "dana@alderpike.onmicrosoft.us",
    .audience = PUBLIC_AUDIENCE,
    .link_format = "https://portal.office365.us/partner/partnersignup.aspx?" OLD_LINK_QUERY,
  },
  {
    .cloud = "china",
    .name = "云杉 & 清禾信息技术有限公司",
    .domain = "yunshanqinghe.partner.onmschina.cn",
    .domain_ending = ".partner.onmschina.cn",
    .country = "CN",
    .city = "上海",
    .street = "南京西路 214 号",
    .postal_code = "200041",
    .culture = "zh-CN",
    .language = "zh",
    .phone = "+86 21 5550 0142",
    .currency = "CNY",
    .mpn_id = "6104774",
    .given_name = "清禾",
    .family_name = "林",
    .full_name = "林清禾",
    .sign_in_name = "linqinghe@yunshanqinghe.partner.onmschina.cn",
    .audience = "https://partner.partnercenterapi.microsoftonline.cn",
    .link_format =
      "https://portal.partner.microsoftonline.cn/partner/partnersignup.aspx?" OLD_LINK_QUERY,
  },
  {
    .cloud = "germany",
    .name = "Birke & Söhne IT GmbH",
    .domain = "birkesoehne.onmicrosoft.de",
    .domain_ending = ".onmicrosoft.de",
    .country = "DE",
    .city = "Kassel",
    .street = "Wilhelmsstraße 14",
    .postal_code = "34117",
    .culture = "de-DE",
    .language = "de",
    .phone = "+49 561 555 0142",
    .currency = "EUR",
    .mpn_id = "6104775",
    .given_name = "Jonas",
    .family_name = "Birke",
    .full_name = "Jonas Birke",
    .sign_in_name = "jonas@birkesoehne.onmicrosoft.de",
    .audience = PUBLIC_AUDIENCE,
    .link_format = "https://portal.office.com/partner/partnersignup.aspx?" OLD_LINK_QUERY,
  },
};

const LiaisonSandboxPartner *
liaison_sandbox_find_partner (const char *cloud)
{
  for (guint i = 0; i < G_N_ELEMENTS (partners); i++)
    {
      if (g_str_equal (partners[i].cloud, cloud))
        return &partners[i];
    }
  return NULL;
}
