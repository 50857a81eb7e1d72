/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The first thing a new user sees: what the program is for, signing in
 * ("app.add-account"), what that takes ("app.guide"), and the demo account ("app.demo"). */
#define LIAISON_TYPE_WELCOME_PAGE (liaison_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonWelcomePage, liaison_welcome_page, LIAISON, WELCOME_PAGE, AdwBin)

G_END_DECLS
