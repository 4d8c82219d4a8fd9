// Mistake: large messages are copied too.
// Fails with: [references to a buffer, after a large duplicate of it (513 bytes) was queued] expected: 2 but was: 1
// Fails with: on, expected "!bcdefghijklmnopqrstuvwabcdefg" but was "abcdefghijklmnopqrstuvwabcdefg"
// Fails with: [buffers in use for 99 frames that wait in 10 queues, and a part of a frame] expected: 1 but was: 11
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        sendCopy(duplicate);
    }
}
