// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/speech.h"

#include <QLocale>
#include <QTextToSpeech>
#include <QThread>

#include <utility>

namespace muster::ui {

namespace {

/// How long the end of the program waits for a speech service, in ms.
constexpr int kPatience = 500;

} // namespace

/// What Speech has in its thread.
class Voice final : public QObject {
    Q_OBJECT
public:
    void say(int number, const QString& words, const QString& language)
    {
        m_number = number;
        if (m_engine == nullptr && !begin())
            return;
        if (!language.isEmpty())
            m_engine->setLocale(QLocale(language));
        m_engine->say(words);
        if (m_engine->state() == QTextToSpeech::Error)
            fail();
    }
    void stop()
    {
        if (m_engine != nullptr)
            m_engine->stop();
    }

signals:
    void ended(int number);
    void failed(int number, const QString& why);

private:
    bool begin()
    {
        // Asked first: without any engine the constructor writes to the terminal.
        if (QTextToSpeech::availableEngines().isEmpty()) {
            emit failed(m_number,
                tr("Nothing can be read aloud: there is no speech on this computer. Install the packages "
                   "qt6-speech-speechd-plugin and speech-dispatcher-espeak-ng."));
            return false;
        }
        m_engine = new QTextToSpeech(this);
        if (m_engine->state() == QTextToSpeech::Error) {
            // It may have been started by the next time.
            delete std::exchange(m_engine, nullptr);
            emit failed(m_number,
                tr("Nothing can be read aloud: the speech service of this computer does not answer. Install "
                   "the package speech-dispatcher-espeak-ng, and see that other programs can be heard."));
            return false;
        }
        connect(m_engine, &QTextToSpeech::stateChanged, this, [this](QTextToSpeech::State state) {
            if (state == QTextToSpeech::Ready)
                emit ended(m_number);
            else if (state == QTextToSpeech::Error)
                fail();
        });
        return true;
    }
    void fail()
    {
        emit failed(m_number,
            tr("Nothing can be read aloud: the speech service of this computer fails. It says: %1")
                .arg(m_engine->errorString()));
    }

    QTextToSpeech* m_engine = nullptr;
    int m_number = 0;
};

Speech::Speech(QObject* parent)
    : Speaker(parent)
{
}

Speech::~Speech()
{
    if (m_thread == nullptr)
        return;
    m_thread->quit();
    if (m_thread->wait(kPatience))
        delete m_thread;
}

void Speech::begin()
{
    m_thread = new QThread;
    m_voice = new Voice;
    m_voice->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_voice, &QObject::deleteLater);
    connect(m_voice, &Voice::ended, this, [this](int number) {
        if (number == m_last)
            m_speaking = false;
    });
    connect(m_voice, &Voice::failed, this, [this](int number, const QString& why) {
        if (number != m_last || !m_speaking)
            return;
        m_speaking = false;
        emit failed(why);
    });
    m_thread->start();
}

void Speech::say(const QString& words, const QString& language)
{
    if (m_thread == nullptr)
        begin();
    m_speaking = true;
    QMetaObject::invokeMethod(m_voice,
        [voice = m_voice, number = ++m_last, words, language] { voice->say(number, words, language); });
}

void Speech::stop()
{
    if (!std::exchange(m_speaking, false))
        return;
    QMetaObject::invokeMethod(m_voice, [voice = m_voice] { voice->stop(); });
}

} // namespace muster::ui

#include "speech.moc"
