// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/shell/speech.h"

#include <QCoreApplication>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;

/// The voices of this computer, where there are none.
class TstSpeech final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void nothingIsStartedBeforeTheFirstSentence()
    {
        ui::Speech speech;
        QVERIFY(!speech.isSpeaking());
        speech.stop();
        QVERIFY(speech.findChildren<QObject*>().isEmpty());
    }

    void withoutAnEngineItSaysWhatToInstall()
    {
        // As if no plugin were installed.
        const auto paths = QCoreApplication::libraryPaths();
        const auto restore = qScopeGuard([&] { QCoreApplication::setLibraryPaths(paths); });
        QCoreApplication::setLibraryPaths({});
        ui::Speech speech;
        QSignalSpy failed(&speech, &ui::Speaker::failed);
        speech.say(QStringLiteral("Look at it."), QStringLiteral("en"));
        QVERIFY(speech.isSpeaking());
        QTRY_COMPARE_EQ(failed.size(), 1);
        QVERIFY(!speech.isSpeaking());
        QVERIFY2(failed[0][0].toString().contains(QStringLiteral("qt6-speech-speechd-plugin")),
            qPrintable(failed[0][0].toString()));
        // Whoever has stopped it is told nothing.
        speech.say(QStringLiteral("Look again."), {});
        speech.stop();
        QVERIFY(!speech.isSpeaking());
        speech.say(QStringLiteral("Look once more."), {});
        QTRY_COMPARE_EQ(failed.size(), 2);
    }
};

MUSTER_TEST(TstSpeech)

#include "tst_speech.moc"
