import { useSignalEffect } from '@preact/signals';
import { Voices } from '../shared/films';
import { AlarmPane } from './alarm/pane';
import { ResponderWindow } from './alarm/responder';
import { ClosingWindow, ContactWindow, window_ } from './alarm/windows';
import { Announcer } from './announcer';
import { Foot, Top } from './bars';
import { view } from './call/calls';
import { CompanyWindow } from './call/company-window';
import { CallWindow } from './call/pick';
import { RingAnnouncer } from './call/ringing';
import { ClientPane } from './home/client';
import { MeasuresWindow } from './home/plot';
import { HelpWindow } from './keys';
import { words } from './prefs';
import { QueuePane } from './queue/queue';
import { LostBanner, ShiftBanner } from './shift/banners';
import { Searching, SignInForm } from './signin';
import { phase, queue, world } from './store';

/** The whole console: bars, three columns, at most one window over them. */
export function Desk() {
  useSignalEffect(() => {
    const open = queue.value.open.length;
    document.title = open > 0 && world.value ? `(${open}) ${words.value.title}` : words.value.title;
  });
  if (phase.value === 'signed-out') return <SignInForm />;
  if (!world.value && (phase.value === 'starting' || phase.value === 'lost')) return <Searching />;
  return (
    <div class={`desk ${phase.value === 'lost' ? 'stale' : ''}`}>
      <Top />
      <div class="banners">
        <LostBanner />
        <ShiftBanner />
      </div>
      <div class="columns">
        <QueuePane />
        <AlarmPane />
        <ClientPane />
      </div>
      <Foot />
      <Announcer />
      <RingAnnouncer />
      <Voices media={view.value?.media} />
      {window_.value === 'call' && <CallWindow />}
      {window_.value === 'company' && <CompanyWindow />}
      {window_.value === 'close' && <ClosingWindow />}
      {window_.value === 'contact' && <ContactWindow />}
      {window_.value === 'responder' && <ResponderWindow />}
      {window_.value === 'measures' && <MeasuresWindow />}
      {window_.value === 'help' && <HelpWindow />}
    </div>
  );
}
