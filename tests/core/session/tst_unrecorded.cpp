// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/unrecorded.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::session;
using namespace Qt::Literals::StringLiterals;

class TstUnrecorded final : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void whatTheRecordLacksIsSaidFirst_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("disk") << int(Fault::Storage) << u"The disk is full."_s
                              << u"NOT RECORDED: The disk is full."_s;
        QTest::newRow("said already") << int(Fault::Storage) << u"NOT RECORDED: The disk is full."_s
                                      << u"NOT RECORDED: The disk is full."_s;
        // It may have been written all the same.
        QTest::newRow("no answer") << int(Fault::Timeout) << u"No answer."_s << u"No answer."_s;
        QTest::newRow("gone") << int(Fault::Offline) << u"The window is gone."_s << u"The window is gone."_s;
    }
    void whatTheRecordLacksIsSaidFirst()
    {
        QFETCH(const int, fault);
        QFETCH(const QString, text);
        QTEST(notRecorded({ static_cast<Fault>(fault), text }).text, "said");
    }

    void nobodyKnowsWhatAClosedLogWrote() { QCOMPARE_EQ(noAnswer().value().fault, Fault::Timeout); }
};

MUSTER_TEST(TstUnrecorded)
#include "tst_unrecorded.moc"
