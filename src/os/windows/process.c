/* process - by CreateProcess and a pipe. */
#include "os/process.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "os/windows/wide.h"

enum { COMMAND_MAX = 1024 };	/* characters of a program's arguments */

static bool
is_program(const char *path)
{
	wchar_t *wide = wide_of(path);
	DWORD attributes = INVALID_FILE_ATTRIBUTES;

	if (wide != NULL)
		attributes = GetFileAttributesW(wide);
	free(wide);
	return attributes != INVALID_FILE_ATTRIBUTES &&
	    (attributes & FILE_ATTRIBUTE_DIRECTORY) == 0;
}

/* C:\ or \\HOST\SHARE. */
static bool
is_absolute(const char *entry)
{
	return (entry[0] != '\0' && entry[1] == ':' &&
	    (entry[2] == '\\' || entry[2] == '/')) ||
	    (entry[0] == '\\' && entry[1] == '\\');
}

bool
process_find(const char *name, char *path, size_t size)
{
	char *all = wide_getenv(L"PATH");
	const char *entry = all;
	bool found = false;
	size_t n;
	int length;

	for (; !found && entry != NULL && *entry != '\0';
	    entry += n + (entry[n] == ';')) {
		n = strcspn(entry, ";");
		if (!is_absolute(entry) || n >= size)
			continue;
		length = snprintf(path, size, "%.*s\\%s.exe", (int)n, entry,
		    name);
		found = length > 0 && (size_t)length < size &&
		    is_program(path);
	}
	free(all);
	return found;
}

/* Names of variables have no case. */
static bool
begins_with_any(const wchar_t *variable, const char *const *beginnings)
{
	for (; *beginnings != NULL; beginnings++) {
		const char *b = *beginnings;
		const wchar_t *v = variable;

		while (*b != '\0' && towupper(*v) == (wint_t)*b)
			b++, v++;
		if (*b == '\0')
			return true;
	}
	return false;
}

static size_t
block_size(const wchar_t *block)
{
	const wchar_t *p = block;

	while (*p != L'\0')
		p += wcslen(p) + 1;
	return (size_t)(p - block) + 1;
}

/* The block of the environment, to be freed; NULL: no memory. */
static wchar_t *
make_environment(const char *const *without)
{
	wchar_t *all = GetEnvironmentStringsW(), *out, *to;

	if (all == NULL)
		return NULL;
	out = to = malloc((block_size(all) + 1) * sizeof *out);
	for (wchar_t *from = all; out != NULL && *from != L'\0';
	    from += wcslen(from) + 1) {
		if (begins_with_any(from, without))
			continue;
		wcscpy(to, from);
		to += wcslen(to) + 1;
	}
	if (out != NULL)
		to[0] = to[1] = L'\0';
	FreeEnvironmentStringsW(all);
	return out;
}

/* The arguments are words without blanks, as the list of containers has them. */
static void
make_command(const char *const *arguments, wchar_t *out)
{
	char text[COMMAND_MAX] = "";
	size_t n = 0;

	for (; *arguments != NULL && n < sizeof text; arguments++)
		n += (size_t)snprintf(text + n, sizeof text - n, "%s%s",
		    n > 0 ? " " : "", *arguments);
	MultiByteToWideChar(CP_UTF8, 0, text, -1, out, COMMAND_MAX);
}

/* Handles that the child is to have, and no other. */
struct handles {
	HANDLE input, output, messages;
};

static bool
create_with(struct process *p, const wchar_t *path, wchar_t *command,
    wchar_t *environment, STARTUPINFOEXW *startup)
{
	PROCESS_INFORMATION made;

	if (!CreateProcessW(path, command, NULL, NULL, TRUE,
	    CREATE_UNICODE_ENVIRONMENT | EXTENDED_STARTUPINFO_PRESENT,
	    environment, NULL, &startup->StartupInfo, &made))
		return false;
	CloseHandle(made.hThread);
	p->id = (intptr_t)made.hProcess;
	return true;
}

static bool
create(struct process *p, const wchar_t *path, wchar_t *command,
    wchar_t *environment, struct handles *h)
{
	STARTUPINFOEXW startup = { .StartupInfo = { .cb = sizeof startup,
		.dwFlags = STARTF_USESTDHANDLES, .hStdInput = h->input,
		.hStdOutput = h->output, .hStdError = h->messages } };
	SIZE_T size = 0;
	bool ok;

	InitializeProcThreadAttributeList(NULL, 1, 0, &size);
	startup.lpAttributeList = malloc(size);
	ok = startup.lpAttributeList != NULL &&
	    InitializeProcThreadAttributeList(startup.lpAttributeList, 1, 0,
	    &size) && UpdateProcThreadAttribute(startup.lpAttributeList, 0,
	    PROC_THREAD_ATTRIBUTE_HANDLE_LIST, h, sizeof *h, NULL, NULL) &&
	    create_with(p, path, command, environment, &startup);
	free(startup.lpAttributeList);
	return ok;
}

static HANDLE
open_null(void)
{
	SECURITY_ATTRIBUTES inherit = { sizeof inherit, NULL, TRUE };

	return CreateFileW(L"NUL", GENERIC_WRITE, FILE_SHARE_WRITE, &inherit,
	    OPEN_EXISTING, 0, NULL);
}

static bool
run(struct process *p, const char *path, const char *const *arguments,
    const char *const *without, struct handles *h)
{
	wchar_t command[COMMAND_MAX], *wide = wide_of(path);
	wchar_t *environment = make_environment(without);
	bool ok;

	make_command(arguments, command);
	SetHandleInformation(h->input, HANDLE_FLAG_INHERIT,
	    HANDLE_FLAG_INHERIT);
	ok = wide != NULL && environment != NULL &&
	    create(p, wide, command, environment, h);
	SetHandleInformation(h->input, HANDLE_FLAG_INHERIT, 0);
	free(wide);
	free(environment);
	return ok;
}

int
process_start(struct process *p, const char *path,
    const char *const *arguments, const char *const *without, int input)
{
	SECURITY_ATTRIBUTES inherit = { sizeof inherit, NULL, TRUE };
	struct handles h = { .input = (HANDLE)_get_osfhandle(input),
		.messages = open_null() };
	HANDLE from;
	bool ok;

	if (!CreatePipe(&from, &h.output, &inherit, 0)) {
		CloseHandle(h.messages);
		return EMFILE;
	}
	SetHandleInformation(from, HANDLE_FLAG_INHERIT, 0);
	ok = run(p, path, arguments, without, &h);
	CloseHandle(h.output);
	CloseHandle(h.messages);
	p->output = _open_osfhandle((intptr_t)from, _O_RDONLY | _O_BINARY);
	if (ok)
		return 0;
	_close(p->output);
	return EACCES;
}

static void
forget(struct process *p)
{
	_close(p->output);
	CloseHandle((HANDLE)p->id);
	p->id = 0;
}

int
process_wait(struct process *p, struct process_end *end)
{
	DWORD status;
	bool ok = WaitForSingleObject((HANDLE)p->id, INFINITE) ==
	    WAIT_OBJECT_0 && GetExitCodeProcess((HANDLE)p->id, &status);

	forget(p);
	if (!ok)
		return ECHILD;
	end->signal = 0;
	end->status = (int)status;
	return 0;
}

void
process_kill(struct process *p)
{
	if (p->id == 0)
		return;
	TerminateProcess((HANDLE)p->id, 1);
	forget(p);
}
