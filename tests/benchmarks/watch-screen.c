/* SPDX-License-Identifier: GPL-3.0-or-later */

/* watch-screen PROGRAM [ARGUMENT…]: starts the program and tells what a person sees of it.
 *
 * An X client of its own, so that nothing needs to be built into the program that is watched. It
 * says
 *
 *   frame MILLISECONDS   from just before the program was started until its window had a content
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

#define QUIET_MS 1500
#define PATIENCE_MS 30000

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

/* A window is mapped before it is painted. Until then its middle is nothing at all: black, and
 * transparent where there is alpha. */
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

  content = XGetPixel (image, 0, 0) != 0;
  XDestroyImage (image);

  return content;
}

/* TRUE if something was painted into a window that has a content. */
static gboolean
take_events (Display *display)
{
  gboolean painted = FALSE;

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
          painted |= has_content (display, damage->drawable);
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

static gboolean
watch (Display *display, pid_t pid, gint64 started)
{
  struct pollfd fds[] = {
    { .fd = ConnectionNumber (display), .events = POLLIN },
    { .fd = STDIN_FILENO, .events = POLLIN },
  };
  gboolean seen = FALSE, told = FALSE;

  for (;;)
    {
      int timeout = told ? -1 : seen ? QUIET_MS : PATIENCE_MS;

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

      if (take_events (display) && !seen)
        {
          printf ("frame %.3f\n", (g_get_monotonic_time () - started) / 1000.0);
          seen = TRUE;
        }
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
