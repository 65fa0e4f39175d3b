namespace PracticePortal.Tests.Benchmarks.Published;

/// <summary>A page that is put into the template: a plain table of 25 customers of so many, with a search box, and nothing else.</summary>
internal static class PlainRowsPage
{
    public const string Source = """
        @page "/rows/{Count:int}"
        @rendermode InteractiveServer

        <h1>Customers</h1>
        <input type="search" @bind="_typed" @bind:event="oninput" />
        <table>
            <thead><tr><th>Customer</th><th>Number</th><th>Scanner</th><th>Due</th></tr></thead>
            <tbody>
                @foreach (var row in Found)
                {
                    <tr @key="row"><td><a href="/rows/@Count">@row.Name</a></td><td>@row.Number</td><td>@row.Status</td><td>@row.Due</td></tr>
                }
            </tbody>
        </table>

        @code {
            private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, Row[]> s_rows = new();
            private static readonly string[] s_trades = ["Bageri", "Snickeri", "Fotograf", "Optiker"];
            private string _typed = "";

            [Parameter]
            public int Count { get; set; }

            private IEnumerable<Row> Found => s_rows.GetOrAdd(Count, Make).Where(row => row.Name.Contains(_typed, StringComparison.OrdinalIgnoreCase)).Take(25);

            private static Row[] Make(int count) => [.. Enumerable.Range(0, count).Select(at => new Row(
                $"{s_trades[at % s_trades.Length]} {at} AB", $"{556000 + at}-0000", at % 3 == 0 ? "Active" : "Not activated", "30 Nov 2026"))];

            private sealed record Row(string Name, string Number, string Status, string Due);
        }
        """;
}
