// The least that an extension with a server of its own can do: an "x" in a plain text is underlined as soon as VS Code
// tells of it and the server has answered. What that takes is what this machine needs today from a key to an underlining.
const { fork } = require('node:child_process');
const { Diagnostic, languages, workspace } = require('vscode');

exports.activate = ({ subscriptions }) => {
  const collection = languages.createDiagnosticCollection('echo');
  const server = fork(`${__dirname}/server.cjs`);
  let document;
  server.on('message', (place) => {
    const range = document.getWordRangeAtPosition(document.positionAt(Math.max(place, 0)));
    collection.set(document.uri, place < 0 ? [] : [new Diagnostic(range, 'An x.')]);
  });
  subscriptions.push(
    collection,
    { dispose: () => server.kill() },
    workspace.onDidChangeTextDocument((change) => {
      if (change.document.languageId !== 'plaintext') return;
      document = change.document;
      server.send(document.getText());
    }),
  );
};
