using AngleSharp.Dom;
using Bunit;
using PracticePortal.Components.Shared;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Components;

public sealed class ListTableTests : ComponentTestContext
{
    private static readonly ListColumn[] s_columns = [new("Customer", "name"), new("Receipts") { IsNumber = true }];

    [Fact]
    public void List_NotReadYet_ShowsASkeleton()
    {
        var list = RenderList(null);

        Assert.Equal("true", list.Find(".list").GetAttribute("aria-busy"));
        Assert.NotEmpty(list.FindAll(".skeleton"));
        Assert.Empty(list.FindAll("table"));
    }

    [Fact]
    public void List_WhileReadingAgain_KeepsTheOldRows()
    {
        var list = RenderList(["Solrosen"], parameters => parameters.Add(l => l.Loading, true));

        Assert.Equal("true", list.Find(".list").GetAttribute("aria-busy"));
        Assert.Single(list.FindAll("tbody tr"));
    }

    [Fact]
    public void List_WithoutRows_SaysWhatBelongsHere()
    {
        var list = RenderList([], parameters => parameters.Add(l => l.Empty, "Add your first customer."));

        Assert.Contains("Add your first customer.", list.Markup, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("table"));
    }

    [Fact]
    public void List_HasANameAndItsRows()
    {
        var list = RenderList(["Solrosen", "Nordlund"]);

        Assert.Equal("Customers", list.Find("caption").TextContent);
        Assert.Equal(["Solrosen", "Nordlund"], list.FindAll("tbody td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Heading_SaysTheOrder_AndOnlySortableOnesHaveAButton()
    {
        var headings = RenderList(["Solrosen"], parameters => parameters.Add(l => l.Sort, new ListSort("name", true))).FindAll("th");

        Assert.Equal("descending", headings[0].GetAttribute("aria-sort"));
        Assert.Equal("Customer", headings[0].QuerySelector("button")!.TextContent);
        Assert.Null(headings[1].GetAttribute("aria-sort"));
        Assert.Null(headings[1].QuerySelector("button"));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Heading_Pressed_AsksForTheOtherOrder(bool? descendingNow, bool descendingThen)
    {
        ListSort? asked = null;
        var list = RenderList(["Solrosen"], parameters => parameters
            .Add(l => l.Sort, descendingNow is { } now ? new ListSort("name", now) : null)
            .Add(l => l.OnSort, sort => asked = sort));

        list.Find("th button").Click();

        Assert.Equal(new ListSort("name", descendingThen), asked);
    }

    [Fact]
    public void Pager_AtTheStart_OnlyGoesOn()
    {
        var turned = new List<string>();
        var list = RenderList(["Solrosen"], parameters => parameters
            .Add(l => l.HasNext, true)
            .Add(l => l.OnPrevious, () => turned.Add("previous"))
            .Add(l => l.OnNext, () => turned.Add("next")));

        Button(list, "Previous").Click();
        Button(list, "Next").Click();

        Assert.Equal("true", Button(list, "Previous").GetAttribute("aria-disabled"));
        Assert.Null(Button(list, "Next").GetAttribute("aria-disabled"));
        Assert.Equal(["next"], turned);
    }

    [Fact]
    public void Footer_IsSaidToThoseWhoListen()
    {
        var list = RenderList(["Solrosen"], parameters => parameters.Add(l => l.Footer, "43 customers"));

        Assert.Equal("43 customers", list.Find(".list-footer [role=status]").TextContent);
    }

    private static IElement Button(IRenderedComponent<ListTable<string>> list, string text) =>
        list.FindAll("button").Single(button => button.TextContent == text);

    private IRenderedComponent<ListTable<string>> RenderList(
        string[]? rows, Action<ComponentParameterCollectionBuilder<ListTable<string>>>? more = null) =>
        Render<ListTable<string>>(parameters =>
        {
            parameters.Add(l => l.Rows, rows).Add(l => l.Label, "Customers").Add(l => l.Columns, s_columns)
                .Add(l => l.RowKey, row => row).Add(l => l.RowTemplate, row => $"<td>{row}</td>");
            more?.Invoke(parameters);
        });
}
