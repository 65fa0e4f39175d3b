namespace PracticePortal.Tests.Benchmarks.Browsers;

/// <summary>What the browser itself measures at a page with a list.</summary>
internal static class ListScripts
{
    /// <summary>Runs before each page: notes when the first row of a table was painted, from the start of the navigation.</summary>
    public const string NoteFirstRow = """
        (() => {
          const observer = new MutationObserver(() => {
            if (document.querySelector('tbody tr a')) {
              observer.disconnect();
              requestAnimationFrame(() => setTimeout(() => window.firstRowAt = performance.now()));
            }
          });
          observer.observe(document, { childList: true, subtree: true });
        })();
        """;

    public const string FirstRowIsNoted = "() => window.firstRowAt !== undefined";

    public const string FirstRowAt = "() => window.firstRowAt";

    /// <summary>Types a word into the search box; gives how long it took until the first row had it and was painted.</summary>
    public const string Search = """
        word => new Promise(resolve => {
          const box = document.querySelector('main input[type=search], input[type=search]');
          const observer = new MutationObserver(() => {
            if (document.querySelector('tbody tr a')?.textContent.includes(word)) {
              observer.disconnect();
              requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - since)));
            }
          });
          observer.observe(document, { childList: true, subtree: true, characterData: true });
          const since = performance.now();
          box.value = word;
          box.dispatchEvent(new Event('input', { bubbles: true }));
        })
        """;
}
