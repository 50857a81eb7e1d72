/* SPDX-License-Identifier: GPL-3.0-or-later */

/* watch-screen PROGRAM [ARGUMENT…]: starts the program and tells what a person sees of it.
 *
 * An X client of its own, so that nothing needs to be built into the program that is watched. It
 * says
 *
 *   process ID           of the program
 *   frame MILLISECONDS   from just before the program was started until its window had a content
 *   rows MILLISECONDS    until there were rows of customers in the middle of it
 *   quiet KIB            nothing on the screen has changed for a while; the program's peak memory
 *
 * and ends the program when its standard input ends. */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* Smaller ones are no window of a person's. */
#define SIZE_MIN 200

#define COLOUR_BITS 0xffffff

#define QUIET_MS 1500
#define PATIENCE_MS 30000

/* Rows have the only strong colours in the middle of a window, those of their pictures; so many
 * points of it are in a few rows. */
#define BAND_HEIGHT 160
#define COLOUR_MIN 96
#define POINTS_MIN 200

static int damage_event;

/* Windows come and go while they are asked about. */
static int
ignore_error_cb (Display *display, XErrorEvent *event)
{
  return 0;
}

static pid_t
start (char **argv)
{
  pid_t pid = fork ();

  if (pid < 0)
    exit (EXIT_FAILURE);
  if (pid > 0)
    return pid;

  execv (argv[0], argv);
  perror (argv[0]);
  _exit (127);
}

/* A window is mapped before it is painted. Until then its middle is black, opaque or not. */
static gboolean
has_content (Display *display, Window window)
{
  XWindowAttributes attributes;
  XImage *image;
  gboolean content;

  if (!XGetWindowAttributes (display, window, &attributes) || attributes.map_state != IsViewable ||
      attributes.width < SIZE_MIN || attributes.height < SIZE_MIN)
    return FALSE;

  image = XGetImage (display, window, attributes.width / 2, attributes.height / 2, 1, 1, AllPlanes,
                     ZPixmap);
  if (image == NULL)
    return FALSE;

  content = (XGetPixel (image, 0, 0) & COLOUR_BITS) != 0;
  XDestroyImage (image);

  return content;
}

static gboolean
is_colourful (gulong pixel)
{
  int red = pixel >> 16 & 0xff, green = pixel >> 8 & 0xff, blue = pixel & 0xff;

  return MAX (red, MAX (green, blue)) - MIN (red, MIN (green, blue)) >= COLOUR_MIN;
}

static gboolean
has_rows (Display *display, Window window)
{
  XWindowAttributes attributes;
  XImage *image;
  int n_points = 0;

  if (!XGetWindowAttributes (display, window, &attributes) || attributes.height < BAND_HEIGHT)
    return FALSE;
  image = XGetImage (display, window, 0, (attributes.height - BAND_HEIGHT) / 2, attributes.width,
                     BAND_HEIGHT, AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;

  for (int y = 0; y < image->height; y++)
    for (int x = 0; x < image->width; x++)
      n_points += is_colourful (XGetPixel (image, x, y));
  XDestroyImage (image);

  return n_points >= POINTS_MIN;
}

/* The window that has a content, if something was painted into it. */
static Window
take_events (Display *display)
{
  Window painted = None;

  while (XPending (display) > 0)
    {
      XEvent event;

      XNextEvent (display, &event);
      /* From its creation, so that no paint is missed. */
      if (event.type == CreateNotify)
        {
          XDamageCreate (display, event.xcreatewindow.window, XDamageReportNonEmpty);
        }
      else if (event.type == damage_event + XDamageNotify)
        {
          const XDamageNotifyEvent *damage = (const XDamageNotifyEvent *) &event;

          XDamageSubtract (display, damage->damage, None, None);
          if (has_content (display, damage->drawable))
            painted = damage->drawable;
        }
    }

  return painted;
}

static void
tell_peak (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", pid);
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents (path, &status, NULL, NULL))
    return;

  line = strstr (status, "VmHWM:");
  if (line != NULL)
    printf ("quiet %lu\n", strtoul (line + strlen ("VmHWM:"), NULL, 10));
}

static void
tell_painted (Display *display, Window painted, gint64 started, gboolean *seen, gboolean *rows_seen)
{
  double duration = (g_get_monotonic_time () - started) / 1000.0;

  if (!*seen)
    printf ("frame %.3f\n", duration);
  *seen = TRUE;
  if (*rows_seen || !has_rows (display, painted))
    return;
  printf ("rows %.3f\n", duration);
  *rows_seen = TRUE;
}

static gboolean
watch (Display *display, pid_t pid, gint64 started)
{
  struct pollfd fds[] = {
    { .fd = ConnectionNumber (display), .events = POLLIN },
    { .fd = STDIN_FILENO, .events = POLLIN },
  };
  gboolean seen = FALSE, rows_seen = FALSE, told = FALSE;

  printf ("process %d\n", pid);
  for (;;)
    {
      int timeout = told ? -1 : seen ? QUIET_MS : PATIENCE_MS;
      Window painted;

      XFlush (display);
      if (poll (fds, G_N_ELEMENTS (fds), timeout) == 0)
        {
          if (!seen)
            return FALSE;
          tell_peak (pid);
          told = TRUE;
        }
      if (fds[1].revents != 0)
        return seen;

      painted = take_events (display);
      if (painted != None)
        tell_painted (display, painted, started, &seen, &rows_seen);
    }
}

int
main (int argc, char *argv[])
{
  Display *display = XOpenDisplay (NULL);
  gboolean seen;
  gint64 started;
  int damage_error;
  pid_t pid;

  if (argc < 2 || display == NULL || !XDamageQueryExtension (display, &damage_event, &damage_error))
    {
      fputs ("watch-screen: needs a program to start and an X display with the damage extension\n",
             stderr);
      return EXIT_FAILURE;
    }

  setvbuf (stdout, NULL, _IOLBF, 0);
  XSetErrorHandler (ignore_error_cb);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);

  started = g_get_monotonic_time ();
  pid = start (argv + 1);
  seen = watch (display, pid, started);

  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);

  return seen ? EXIT_SUCCESS : EXIT_FAILURE;
}
