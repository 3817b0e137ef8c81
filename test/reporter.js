/** Names the tests that were skipped, and tells the process that started Jest (test/run.js) how many passed, failed and were skipped. */
export default class Reporter {
  onRunComplete(_contexts, results) {
    for (const { testResults } of results.testResults)
      for (const { status, fullName } of testResults)
        if (status === 'pending' || status === 'todo') console.log(`Skipped: ${fullName}`);
    process.send?.({
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    });
  }
}
