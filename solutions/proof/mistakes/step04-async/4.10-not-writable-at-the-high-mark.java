// Mistake: the queue is not writable when it is as full as the high water mark.
// Fails with: [a queue is writable that is as full as the high water mark] Expecting value to be true but was false
package workshop.async;

class WaterMarks {
    boolean update(long size) {
        boolean before = writable;
        writable = writable ? size < high : size <= low;
        return writable != before;
    }
}
