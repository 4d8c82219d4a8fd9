// Mistake: releases twice.
// Fails with: [a second release of the same duplicate] Expecting code to raise a throwable.
package workshop.zerocopy;

class RetainedDuplicate {
    public void release() {
        // The buffer's count alone would not notice a second time: it would take away another receiver's share.
        released.set(true);
        buffer.release();
    }
}
