// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/plainsecrets.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstPlainSecrets final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void aSecretIsFoundWhereItBegins_data();
    void aSecretIsFoundWhereItBegins();
    void aPlaceOrAWordIsNone_data();
    void aPlaceOrAWordIsNone();
    void eachSecretOfALineIsFound();
};

void TstPlainSecrets::aSecretIsFoundWhereItBegins_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("at");
    const auto row = [](const QString& line, qsizetype at) {
        QTest::newRow(qPrintable(line)) << line << static_cast<int>(at);
    };
    // Put together here, so that no scanner of repositories takes them for real ones.
    const auto letters = u"a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"_s;
    row(u"key AKIA"_s + u"IOSFODNN7EXAMPLE"_s, 4);
    row(u"gh"_s + u"p_"_s + letters, 0);
    row(u"github_"_s + u"pat_"_s + letters, 0);
    row(u"xox"_s + u"b-123456789012-abcdef"_s, 0);
    row(u"sk_"_s + u"live_"_s + letters, 0);
    row(u"sk-"_s + u"proj-"_s + letters, 0);
    row(u"AI"_s + u"za"_s + letters, 0);
    row(u"glp"_s + u"at-"_s + letters, 0);
    row(u"https://hooks."_s + u"slack.com/services/T000/B000/xyz"_s, 0);
    row(u"-----BEGIN "_s + u"RSA PRIVATE KEY-----"_s, 0);
    row(u"ey"_s + u"JhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefgh12"_s, 0);
    row(u"postgres://shop:hunter2@db/shop"_s, 16);
    row(u"redis://:hunter2@cache:6379"_s, 9);
    row(u"DB_PASSWORD=hunter2x"_s, 12);
    row(u"dbPassword: hunter2x"_s, 12);
    row(u"api-key: 9f8e7d6c5b"_s, 9);
    row(u"argv: [tool, --password, hunter2x]"_s, 25);
    row(u"tool --db-token \"hunter2x\""_s, 17);
    row(u"The password is Winter2024!"_s, 16);
    row(u"TOKEN=gh"_s + u"p_"_s + letters, 6);
}

void TstPlainSecrets::aSecretIsFoundWhereItBegins()
{
    QFETCH(QString, line);
    QFETCH(int, at);
    const auto found = plainSecretsIn(line);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().at, at);
    QVERIFY(!found.constFirst().what.isEmpty());
}

void TstPlainSecrets::aPlaceOrAWordIsNone_data()
{
    QTest::addColumn<QString>("line");
    for (const auto* line :
        { "address: \"credential:database-url\"", "onepassword: \"op://Ops/Neon/password1\"",
            "keychain: shop/database-password", "PGPASSWORD: \"${PGPASSWORD}\"", "TOKEN=$TOKEN1",
            "postgres://user:password@host/db", "postgres://user:<password1>@host", "password: unknown",
            "secret: database-credentials-2", "Token: 30-minute lifetime", "password: sha256sum of the file",
            "--password-file, /run/secrets/shop2024", "Rotate the password and the token",
            "The password is kept in 1Password", "The token is base64url text",
            "https://shop.internal:8080/a@b", "risk-assessment-of-the-database-2024-version",
            "sk-learn-based-forecast-of-the-load", "-----BEGIN CERTIFICATE-----",
            "commit 3963b5d5c1f0a7d9e8b2", "" })
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TstPlainSecrets::aPlaceOrAWordIsNone()
{
    QFETCH(QString, line);
    const auto found = plainSecretsIn(line);
    QVERIFY2(found.isEmpty(), found.isEmpty() ? "" : qPrintable(found.constFirst().what));
}

void TstPlainSecrets::eachSecretOfALineIsFound()
{
    QCOMPARE(plainSecretsIn(u"A_TOKEN=abc123def B_TOKEN=def456abc"_s).size(), 2);
}

MUSTER_TEST(TstPlainSecrets)
#include "tst_plainsecrets.moc"
