// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QObject>

#include <functional>
#include <memory>

namespace muster::test {

/// Adds a class of tests to the program; see MUSTER_TEST.
int addTest(const char* name, std::function<std::unique_ptr<QObject>()> make);

/// Which application the program makes; a QCoreApplication when nobody asks.
int useApplication(std::function<std::unique_ptr<QCoreApplication>(int&, char**)> factory);

} // namespace muster::test

/// Once in each tst_<class>.cpp, after the class: the program's main runs it. The class's init() should begin
/// with muster::test::failOnWarnings().
#define MUSTER_TEST(Class)                                                                                   \
    static const int kAdded##Class = muster::test::addTest(#Class, [] { return std::make_unique<Class>(); });

/// Once in a test program that needs more than a QCoreApplication: MUSTER_TEST_APPLICATION(QApplication).
#define MUSTER_TEST_APPLICATION(Application)                                                                 \
    static const int kApplication = muster::test::useApplication(                                            \
        [](int& argc, char** argv) { return std::make_unique<Application>(argc, argv); });
