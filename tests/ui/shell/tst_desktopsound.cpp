// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/shell/desktopsound.h"

#include <QScopeGuard>
#include <QTest>

using namespace muster;
using namespace muster::test;

/// The sound of the desktop, where there is none.
class TstDesktopSound final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void withoutASoundServerNobodyWaits()
    {
        const auto before = qgetenv("PULSE_SERVER");
        const auto restore = qScopeGuard(
            [&] { before.isEmpty() ? qunsetenv("PULSE_SERVER") : qputenv("PULSE_SERVER", before); });
        qputenv("PULSE_SERVER", "unix:/nowhere/at/all");
        QVERIFY(!test::await(ui::DesktopSound::play()));
        ui::DesktopSound sound;
        sound.chime();
        sound.chime();
        QCoreApplication::processEvents();
    }

    void aSoundThatIsUnderWayOutlivesWhoWantedIt()
    {
        auto sound = std::make_unique<ui::DesktopSound>();
        sound->chime();
        sound.reset();
        QCoreApplication::processEvents();
    }
};

MUSTER_TEST(TstDesktopSound)

#include "tst_desktopsound.moc"
