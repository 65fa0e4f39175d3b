using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>What the capture page's scripts make of a picture, in the browser that runs them.</summary>
public sealed class StraightenJourney(PortalOnSqlite fixture, Browser browser) : BrowserTest(browser), IClassFixture<PortalOnSqlite>
{
    /// <summary>A white sheet that lies askew on a dark table, with a dot in each of its corners.</summary>
    [Fact]
    public async Task Paper_is_found_and_made_a_rectangle()
    {
        var page = (await NewPersonAsync(fixture.Portal.BaseUrl)).Page;
        await page.GotoAsync("/login");

        var found = await page.EvaluateAsync<double[]>("""
            async () => {
              const { propose, straighten } = await import('/capture/straighten.js');
              const canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 1000 });
              const context = canvas.getContext('2d');
              context.fillStyle = '#333';
              context.fillRect(0, 0, 800, 1000);
              const sheet = [[200, 120], [640, 200], [600, 860], [140, 800]];
              const shape = (points, colour) => {
                context.fillStyle = colour;
                context.beginPath();
                points.forEach(([x, y]) => context.lineTo(x, y));
                context.fill();
              };
              shape(sheet, '#fff');
              const corners = propose(canvas);
              const far = Math.max(...corners.map(([x, y], i) => Math.hypot(x * 800 - sheet[i][0], y * 1000 - sheet[i][1])));
              const middle = [sheet.reduce((sum, [x]) => sum + x, 0) / 4, sheet.reduce((sum, [, y]) => sum + y, 0) / 4];
              sheet.forEach(([x, y], i) => shape([[x, y], [x + (middle[0] - x) * .3, y], [x, y + (middle[1] - y) * .3]], ['#f00', '#0f0', '#00f', '#ff0'][i]));
              const straight = straighten(canvas, sheet.map(([x, y]) => [x / 800, y / 1000]));
              const at = (x, y) => [...straight.getContext('2d').getImageData(x, y, 1, 1).data].slice(0, 3).map(value => value > 128 ? 1 : 0);
              const [right, below] = [straight.width - 7, straight.height - 7];
              return [far, ...at(6, 6), ...at(right, 6), ...at(right, below), ...at(6, below), ...at(straight.width / 2, straight.height / 2)];
            }
            """);

        Assert.InRange(found[0], 0, 20);
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1], found.Skip(1));
    }
}
