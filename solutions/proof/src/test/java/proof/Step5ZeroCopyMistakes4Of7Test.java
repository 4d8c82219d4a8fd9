package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 4 of 7")
class Step5ZeroCopyMistakes4Of7Test extends MistakesProof {

    Step5ZeroCopyMistakes4Of7Test() {
        super("step05-zero-copy", 4, 7);
    }
}
