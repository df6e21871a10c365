// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/readaloud.h"

#include "ui/shell/speaker.h"

namespace muster::ui {

ReadAloud::ReadAloud(QObject* parent)
    : QObject(parent)
{
}

ReadAloud::~ReadAloud() = default;

void ReadAloud::setSpeaker(Speaker& speaker)
{
    m_speaker = &speaker;
    connect(m_speaker, &Speaker::failed, this, &ReadAloud::told);
}

void ReadAloud::toggle(const QString& words, const QString& language)
{
    if (m_speaker == nullptr)
        emit told(tr("Nothing can be read aloud: this Muster was built without speech. Install the package "
                     "qt6-speech-dev and build it again."));
    else if (m_speaker->isSpeaking())
        m_speaker->stop();
    else if (words.isEmpty())
        emit told(tr("There is no step to read aloud."));
    else
        m_speaker->say(words, language);
}

void ReadAloud::stop()
{
    if (m_speaker != nullptr)
        m_speaker->stop();
}

} // namespace muster::ui
