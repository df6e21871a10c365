// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace muster::test {

[[nodiscard]] inline QByteArray sha256(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// A time stamping authority of a test's own: the real openssl, with a certificate that its own CA signed.
class Authority final {
public:
    Authority()
    {
        write(QStringLiteral("serial"), "01\n");
        write(QStringLiteral("openssl.cnf"), R"([req]
distinguished_name = nobody
prompt = no
[nobody]
CN = Nobody
[ca]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
[stamping]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
[server]
subjectAltName = IP:127.0.0.1
[tsa]
default_tsa = office
[office]
serial = serial
signer_cert = office.pem
signer_key = office.key
certs = ca.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
clock_precision_digits = 3
ess_cert_id_alg = sha256
)");
        certify(QStringLiteral("ca"), QStringLiteral("/CN=Test Root"), {});
        certify(QStringLiteral("office"), QStringLiteral("/O=Tests/CN=Test Clock Office"),
            QStringLiteral("stamping"));
    }

    [[nodiscard]] QString path(const QString& name) const { return m_dir.filePath(name); }
    [[nodiscard]] QString caFile() const { return path(QStringLiteral("ca.pem")); }

    /// What it answers to a request, in DER.
    [[nodiscard]] QByteArray answer(const QByteArray& request) const
    {
        write(QStringLiteral("request"), request);
        openssl({ QStringLiteral("ts"), QStringLiteral("-reply"), QStringLiteral("-config"),
            QStringLiteral("openssl.cnf"), QStringLiteral("-queryfile"), QStringLiteral("request"),
            QStringLiteral("-out"), QStringLiteral("answer") });
        return read(QStringLiteral("answer"));
    }

    /// Makes NAME.pem and NAME.key: an end certificate with these extensions, or with none the CA itself.
    void certify(const QString& name, const QString& subject, const QString& extensions) const
    {
        const bool isCa = extensions.isEmpty();
        const auto key = name + QStringLiteral(".key");
        const auto pem = name + QStringLiteral(".pem");
        const QStringList fresh { QStringLiteral("req"), QStringLiteral("-config"),
            QStringLiteral("openssl.cnf"), QStringLiteral("-newkey"), QStringLiteral("ec"),
            QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
            QStringLiteral("-subj"), subject, QStringLiteral("-keyout"), key };
        if (isCa) {
            openssl(fresh
                + QStringList { QStringLiteral("-x509"), QStringLiteral("-extensions"), QStringLiteral("ca"),
                    QStringLiteral("-out"), pem });
            return;
        }
        openssl(fresh + QStringList { QStringLiteral("-out"), QStringLiteral("wish") });
        openssl({ QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"),
            QStringLiteral("wish"), QStringLiteral("-CA"), QStringLiteral("ca.pem"), QStringLiteral("-CAkey"),
            QStringLiteral("ca.key"), QStringLiteral("-CAcreateserial"), QStringLiteral("-extfile"),
            QStringLiteral("openssl.cnf"), QStringLiteral("-extensions"), extensions, QStringLiteral("-out"),
            pem });
    }

    /// Whether openssl itself accepts this answer as one over the hash; what it said stands in the program's
    /// answer.
    [[nodiscard]] bool accepts(const QByteArray& answer, const QByteArray& hash) const
    {
        write(QStringLiteral("given"), answer);
        QByteArray said;
        return tryOpenssl({ QStringLiteral("ts"), QStringLiteral("-verify"), QStringLiteral("-digest"),
                              QString::fromLatin1(hash.toHex()), QStringLiteral("-in"),
                              QStringLiteral("given"), QStringLiteral("-CAfile"), QStringLiteral("ca.pem") },
                   said)
            == 0
            && said.contains("Verification: OK");
    }

    /// Runs openssl in its folder; ends the test program when it refuses.
    QByteArray openssl(const QStringList& words) const
    {
        QByteArray said;
        if (tryOpenssl(words, said) != 0)
            qFatal("openssl %s: %s", qPrintable(words.join(u' ')), said.constData());
        return said;
    }

    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("a file of the test cannot be written");
    }
    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    int tryOpenssl(const QStringList& words, QByteArray& said) const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setWorkingDirectory(m_dir.path());
        process.start(QStringLiteral("openssl"), words);
        if (!process.waitForFinished(60000))
            qFatal("openssl did not end: %s", qPrintable(words.join(u' ')));
        said = process.readAll();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    QTemporaryDir m_dir;
};

} // namespace muster::test
