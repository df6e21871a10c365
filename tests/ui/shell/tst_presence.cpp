// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/shell/presence.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::ui;

namespace {

const journal::StreamId kIncident(QUuid(QStringLiteral("00000000-0000-4000-8000-00000000000a")));
const journal::StreamId kOther(QUuid(QStringLiteral("00000000-0000-4000-8000-00000000000b")));
const Instant kWall = *instantFromIso(u"2026-03-14T03:12:00.123Z");
const Presence::Seen kSeen { { 7, kWall + Millis { 600'000 } }, kWall,
    QStringLiteral("00000000-0000-4000-8000-000000000001"), true };

} // namespace

class TstPresence final : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void whatWasSeenIsKnownAgain()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("window.ini"));
        Presence(file).remember(kIncident, kSeen);
        QVERIFY(!Presence(file).seen(kOther));
        const auto seen = Presence(file).seen(kIncident);
        QVERIFY(seen.has_value());
        QVERIFY(seen->left == kSeen.left);
        QVERIFY(seen->wall == kSeen.wall);
        QCOMPARE(seen->boot, kSeen.boot);
        QVERIFY(seen->orderly);
        Presence(file).forget(kIncident);
        QVERIFY(!Presence(file).seen(kIncident));
    }

    void whatAnOlderVersionKeptIsUnderstood()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("window.ini"));
        {
            QSettings settings(file, QSettings::IniFormat);
            settings.setValue(QStringLiteral("seen/%1/events").arg(kIncident.toString()), 7);
            settings.setValue(QStringLiteral("seen/%1/at").arg(kIncident.toString()), isoText(kWall));
        }
        const auto seen = Presence(file).seen(kIncident);
        QVERIFY(seen.has_value());
        QVERIFY(seen->left == (incident::Left { 7, kWall }));
        QVERIFY(seen->boot.isEmpty());
        QVERIFY(!seen->orderly);
    }
};

MUSTER_TEST(TstPresence)
#include "tst_presence.moc"
