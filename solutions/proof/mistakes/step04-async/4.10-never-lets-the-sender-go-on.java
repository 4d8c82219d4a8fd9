// Mistake: the relay never resumes.
// Fails with: at the slow receiver, and it did not come
package workshop.async;

class Relay {
    void writabilityChanged() {
        if (to.isWritable()) {
            to.flush();
        }
    }
}
