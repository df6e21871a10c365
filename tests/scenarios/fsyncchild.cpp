// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The control of the rig that cuts the power: appends lines to a file in the folder it is given, syncs each
// to the disk with nothing in between, and tells on its output what it is about to write ("try"), and what is
// on the disk ("ack"). If the rig loses one of these, the rig is wrong. It waits to be killed.

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

namespace {

void tell(const QByteArray& line)
{
    std::fputs((line + '\n').constData(), stdout);
    std::fflush(stdout);
}

int giveUp(const char* what)
{
    std::perror(what);
    return 3;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    ::mkdir(argv[1], 0700);
    const int folder = ::open(argv[1], O_RDONLY | O_DIRECTORY);
    const int file = ::openat(folder, "lines", O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (file < 0 || ::fsync(file) != 0 || ::fsync(folder) != 0)
        return giveUp("open");
    tell("open");
    for (;;) {
        const auto id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        const auto line = id + '\n';
        tell("try " + id);
        if (::write(file, line.constData(), static_cast<size_t>(line.size())) != line.size())
            return giveUp("write");
        if (::fsync(file) != 0)
            return giveUp("fsync");
        tell("ack " + id);
    }
}
