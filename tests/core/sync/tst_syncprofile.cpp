// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/syncprofile.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::sync;
using namespace Qt::Literals::StringLiterals;

class TstSyncProfile : public QObject {
    Q_OBJECT

private slots:
    void anAddressIsReadAndSpelledAgain_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("elsewhere") << u"postgresql://ada@db.example.org/team?sslmode=verify-full"_s;
        QTest::newRow("a port and a certificate")
            << u"postgresql://ada@db.example.org:6432/team?sslmode=verify-full&sslrootcert=/etc/ca.pem"_s;
        QTest::newRow("here") << u"postgresql://ada@localhost/team"_s;
        QTest::newRow("a socket") << u"postgresql://ada@/team?host=/run/postgresql"_s;
    }
    void anAddressIsReadAndSpelledAgain()
    {
        QFETCH(QString, url);
        const auto profile = profileFromUrl(url);
        VERIFY_RESULT(profile);
        QCOMPARE_EQ(profile->user, u"ada"_s);
        QCOMPARE_EQ(profile->database, u"team"_s);
        const auto again = profileFromUrl(urlOf(*profile));
        VERIFY_RESULT(again);
        QCOMPARE_EQ(*again, *profile);
    }

    void anotherComputerIsAlwaysChecked()
    {
        const auto usual = profileFromUrl(u"postgresql://ada@db.example.org/team"_s);
        VERIFY_RESULT(usual);
        QCOMPARE_EQ(usual->sslMode, u"verify-full"_s);
        QVERIFY(!usual->isLocal());
    }

    void whatIsNoSafeAddressIsRefused_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing") << QString() << u"no address"_s;
        QTest::newRow("words") << u"the server"_s << u"no address"_s;
        QTest::newRow("another protocol") << u"mysql://ada@db/team"_s << u"no address"_s;
        QTest::newRow("a password") << u"postgresql://ada:secret@db/team"_s << u"password"_s;
        QTest::newRow("no user") << u"postgresql://db/team"_s << u"a user"_s;
        QTest::newRow("no database") << u"postgresql://ada@db"_s << u"a database"_s;
        QTest::newRow("not checked") << u"postgresql://ada@db/team?sslmode=require"_s << u"verify-full"_s;
        QTest::newRow("in clear") << u"postgresql://ada@db/team?sslmode=disable"_s << u"verify-full"_s;
        QTest::newRow("something else") << u"postgresql://ada@db/team?options=-c"_s << u"options"_s;
        QTest::newRow("an option behind another")
            << u"postgresql://ada@db/team?sslrootcert=/a%3Bsslmode=disable"_s << u";"_s;
    }
    void whatIsNoSafeAddressIsRefused()
    {
        QFETCH(QString, url);
        QFETCH(QString, said);
        const auto profile = profileFromUrl(url);
        QVERIFY(!profile);
        QCOMPARE_EQ(profile.error().fault, Fault::Invalid);
        QVERIFY2(profile.error().text.contains(said), qPrintable(profile.error().text));
        QVERIFY(!profile.error().text.contains(u"secret"_s));
    }
};

MUSTER_TEST(TstSyncProfile)
#include "tst_syncprofile.moc"
