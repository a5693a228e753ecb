// Where the app opens. The engine writes its storage to disk when it likes: an app that was killed may have lost its last
// steps there. The forms are safe in the phone's database, so a check-out under way is opened again whatever the storage
// says.
import * as backend from './backend';
import { router } from './router.svelte';

export async function resume(): Promise<void> {
  const route = router.route;
  if (route.screen === 'check_out' || route.screen === 'cancellation' || route.screen === 'service_order') return;
  try {
    const { drafts } = await backend.waiting();
    const begun = drafts.filter(({ kind }) => kind === 'check_out');
    const last = 'job' in route ? route.job : null;
    const draft = begun.find(({ job }) => job === last) ?? begun[0];
    if (!draft) return;
    await router.go({ screen: 'job', job: draft.job });
    await router.go({ screen: 'check_out', job: draft.job, question: null });
  } catch {
    // Not paired, or the database does not open: the screens say so.
  }
}
