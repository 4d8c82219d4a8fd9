// Mistake: torn frame taken for a clean end.
// Fails with: waited for the end of receiving, after an end
package workshop.async;

class ReadLoop {
    private void endOfStream() {
        ended.complete(null);
    }
}
