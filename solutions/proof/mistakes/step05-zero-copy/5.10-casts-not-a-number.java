// Mistake: the length is cast to an int at each digit, and so NOT_A_NUMBER becomes 0.
// Fails with: [message 13 after news.ac for 21, headers [], payload [id], in a stream that was cut after 1 bytes] expected:
package workshop.zerocopy;

class HeaderPrediction {
    int parse(ByteBuffer bytes, int from) throws IOException {
        int start = from;
        // Local variables: a call of the handler might change fields, so the compiler would load them again after each.
        int limit = bytes.limit();
        int length = this.length;
        int maxMessageLength = this.maxMessageLength;
        int headersLength = message.headersLength();
        // A loop in this method, and not a call for each message: the JIT compiler keeps its variables in registers.
        while (matches(bytes, start)) {
            int i = start + length;
            int number = 0;
            while (i < limit && number <= maxMessageLength && bytes.get(i) != '\r') {
                number = (int) ControlLine.appendDigit(number, bytes.get(i++));
            }
            int headersStart = i + 2;
            if (i == start + length
                    || number < headersLength
                    || number > maxMessageLength
                    || limit - headersStart < number + 2) {
                return start;
            }
            int end = headersStart + number;
            if (bytes.getShort(i) != CR_LF || bytes.getShort(end) != CR_LF) {
                return start;
            }
            message.setStart(start);
            message.setHeadersAndPayload(headersStart, headersStart + headersLength, end);
            handler.onMessage(message);
            start = end + 2;
        }
        return start;
    }
}
