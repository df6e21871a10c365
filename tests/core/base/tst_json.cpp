// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;

class TstJson : public QObject {
    Q_OBJECT
    const QJsonObject m_object { { QStringLiteral("text"), QStringLiteral("x") },
        { QStringLiteral("whole"), 7 }, { QStringLiteral("half"), 0.5 }, { QStringLiteral("huge"), 1e17 },
        { QStringLiteral("at"), QStringLiteral("2026-03-14T03:12:00.000Z") },
        { QStringLiteral("list"), QJsonArray { 1 } }, { QStringLiteral("object"), QJsonObject {} } };

private slots:
    void init() { test::failOnWarnings(); }

    void whatFitsIsRead()
    {
        QCOMPARE(readText(m_object, QLatin1StringView("text")).value(), QStringLiteral("x"));
        QCOMPARE(readInteger(m_object, QLatin1StringView("whole")).value(), 7);
        VERIFY_RESULT(readInstant(m_object, QLatin1StringView("at")));
        VERIFY_RESULT(readArray(m_object, QLatin1StringView("list")));
        VERIFY_RESULT(readObject(m_object, QLatin1StringView("object")));
    }

    void whatDoesNotFitIsNamed()
    {
        QVERIFY(!readInteger(m_object, QLatin1StringView("half")));
        QVERIFY(!readInteger(m_object, QLatin1StringView("huge")));
        QVERIFY(!readInteger(m_object, QLatin1StringView("text")));
        QVERIFY(!readInstant(m_object, QLatin1StringView("text")));
        QVERIFY(!readArray(m_object, QLatin1StringView("object")));
        QVERIFY(!readObject(m_object, QLatin1StringView("list")));
        const auto missing = readText(m_object, QLatin1StringView("absent"));
        QVERIFY(!missing && missing.error().fault == Fault::Invalid);
        QVERIFY(missing.error().text.contains(QStringLiteral("absent")));
    }
};

MUSTER_TEST(TstJson)
#include "tst_json.moc"
