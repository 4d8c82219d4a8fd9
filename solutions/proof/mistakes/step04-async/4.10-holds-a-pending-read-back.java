// Mistake: the messages of the read that is pending at a pause are passed on after the pause.
// Fails with: waited for a frame of the read that was pending at the pause, and it did not come
package workshop.async;

class ReadLoop {
    public void completed(Integer count, Void nothing) {
        if (count < 0) {
            endOfStream();
            return;
        }
        lastReadTime = System.nanoTime();
        lastCount = count;
        synchronized (this) {
            if (paused) {
                parked = true;
                held = true;
                return;
            }
        }
        handle();
    }

    private boolean held;

    private void handle() {
        try {
            passMessages();
        } catch (Throwable e) {
            failed(e, null);
            return;
        }
        readNext();
    }

    void resume() {
        boolean again;
        synchronized (this) {
            paused = false;
            if (!parked) {
                return;
            }
            parked = false;
            lastReadTime = System.nanoTime();
            again = held;
            held = false;
        }
        if (again) {
            handle();
        } else {
            readNext();
        }
    }
}
