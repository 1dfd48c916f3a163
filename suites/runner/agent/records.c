/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <termios.h>
#include <unistd.h>

#include "agent.h"

static int port = -1;

void records_open(void)
{
	struct termios settings;

	port = open(GUEST_RECORDS, O_WRONLY | O_NOCTTY | O_CLOEXEC);
	if (port < 0) {
		say("%s: %s: the host will hear nothing", GUEST_RECORDS, strerror(errno));
		power_off();
	}
	if (tcgetattr(port, &settings)) {
		say("%s: %s", GUEST_RECORDS, strerror(errno));
		return;
	}
	cfmakeraw(&settings);
	settings.c_cflag |= CLOCAL;
	/* The speed is not emulated, but the driver's waits are computed from it. */
	cfsetspeed(&settings, B115200);
	if (tcsetattr(port, TCSANOW, &settings))
		say("%s: %s", GUEST_RECORDS, strerror(errno));
}

int records_fd(void)
{
	return port;
}

void records_drain(void)
{
	if (port >= 0)
		tcdrain(port);
}

void records_event(const char *event, json_t *extra)
{
	json_t *object = json_pack("{s:s s:s}", "type", "agent", "event", event);
	char *text;

	if (object && extra)
		json_object_update(object, extra);
	json_decref(extra);
	text = object ? json_dumps(object, JSON_COMPACT) : NULL;
	json_decref(object);
	if (text && port >= 0) {
		struct iovec line[] = { { text, strlen(text) }, { (char[]){ '\n' }, 1 } };

		if (writev(port, line, 2) < 0)
			say("%s: %s", GUEST_RECORDS, strerror(errno));
	}
	free(text);
}
