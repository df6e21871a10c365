// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QTest>
#include <QtGlobal>

#include <vector>

namespace muster::test {

namespace {
struct Entry {
    const char* name;
    std::function<std::unique_ptr<QObject>()> make;
};

std::vector<Entry>& entries()
{
    static std::vector<Entry> all;
    return all;
}

std::function<std::unique_ptr<QCoreApplication>(int&, char**)>& applicationFactory()
{
    static std::function<std::unique_ptr<QCoreApplication>(int&, char**)> factory
        = [](int& argc, char** argv) { return std::make_unique<QCoreApplication>(argc, argv); };
    return factory;
}
} // namespace

int addTest(const char* name, std::function<std::unique_ptr<QObject>()> make)
{
    entries().push_back({ name, std::move(make) });
    return 0;
}

int useApplication(std::function<std::unique_ptr<QCoreApplication>(int&, char**)> factory)
{
    applicationFactory() = std::move(factory);
    return 0;
}

} // namespace muster::test

// MUSTER_ONLY=TstClass runs one class; all other arguments are Qt Test's.
int main(int argc, char** argv)
{
    using namespace muster::test;
    // Qt Test's own crash handler catches its own abort again and again; a crash is told by the exit status.
    qputenv("QTEST_DISABLE_STACK_DUMP", "1");
    const auto application = applicationFactory()(argc, argv);
    auto arguments = QCoreApplication::arguments();
    arguments.append(QStringLiteral("-nocrashhandler"));
    const QByteArray only = qgetenv("MUSTER_ONLY");
    int failed = 0;
    int ran = 0;
    for (const auto& entry : entries()) {
        if (!only.isEmpty() && only != entry.name)
            continue;
        const auto object = entry.make();
        failed += QTest::qExec(object.get(), arguments) != 0 ? 1 : 0;
        ++ran;
    }
    return ran == 0 ? 2 : failed;
}
