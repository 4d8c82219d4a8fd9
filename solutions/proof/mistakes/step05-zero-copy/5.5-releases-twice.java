// Mistake: a second release of a duplicate is not noticed.
// Fails with: [a second release of the same duplicate] Expecting code to raise a throwable.
package workshop.zerocopy;

class RetainedDuplicate {
    public void release() {
        // The buffer's count alone cannot show a second release, which would release another receiver's reference.
        released.set(true);
        buffer.release();
    }
}
