// Mistake: one mark in place of two.
// Fails with: [a queue is writable that has fallen below the high water mark, and not to the low one] Expecting value to be false but was true
package workshop.async;

class WaterMarks {
    boolean update(long size) {
        boolean before = writable;
        writable = size <= high;
        return writable != before;
    }
}
