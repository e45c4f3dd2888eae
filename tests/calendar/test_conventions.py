"""TIMEX3 values as newswire annotators write them: business reports of 1991, wire reports of 2012."""

from datetime import date

import pytest

from detente.calendar import tag
from detente.records import Interval

TUESDAY = date(1991, 11, 5)
THURSDAY = date(2012, 6, 14)


def read(text: str, published: date) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.value) for each in tag(text, Interval(published, published, "stated"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Net fell in the third quarter.", [("the third quarter", "1991-Q3")]),
        ("The fiscal third quarter was weak.", [("The fiscal third quarter", "1991-Q3")]),
        ("Third-quarter sales rose.", [("Third-quarter", "1991-Q3")]),
        ("Sales rose in the latest quarter.", [("the latest quarter", "1991-Q3")]),
        ("Sales rose in the current quarter.", [("the current quarter", "1991-Q4")]),
        ("It lost less than in the 1988 third quarter.", [("the 1988 third quarter", "1988-Q3")]),
        ("It had a year-ago loss.", [("year-ago", "1990")]),
        ("Posted 1991-11-04T18:05:22+01:00.", [("1991-11-04T18:05:22+01:00", "1991-11-04T18:05")]),
        ("The first half was strong.", [("The first half", "1991-H1")]),
        ("It expects growth in the second half of 1992.", [("the second half of 1992", "1992-H2")]),
        ("The plan starts in next year's first quarter.", [("next year's first quarter", "1992-Q1")]),
        ("Profit for fiscal 1992 will rise.", [("fiscal 1992", "FY1992")]),
        ("Earnings for the fiscal year 1990 fell.", [("the fiscal year 1990", "FY1990")]),
        ("The budget for the current fiscal year is small.", [("the current fiscal year", "FY1991")]),
        ("Spending next fiscal year will fall.", [("next fiscal year", "FY1992")]),
        ("It had lost more a year earlier.", [("a year earlier", "1990")]),
        ("It had lost more in the year-earlier quarter.", [("the year-earlier quarter", "1990")]),
        (
            "In the third quarter it earned more than in the year-earlier quarter.",
            [("the third quarter", "1991-Q3"), ("the year-earlier quarter", "1990-Q3")],
        ),
        (
            "Sales in September beat those of the same month last year.",
            [("September", "1991-09"), ("the same month last year", "1990-09")],
        ),
        (
            "October traffic rose against the same period a year ago.",
            [("October", "1991-10"), ("the same period a year ago", "1990-10")],
        ),
        ("Sales for the nine months fell.", [("the nine months", "P9M")]),
        ("In the first nine months orders fell.", [("the first nine months", "P9M")]),
        ("The target for year-end is open.", [("year-end", "1991")]),
        ("By year-end 1992 it will shut.", [("year-end 1992", "1992")]),
        ("The yield on 26-week bills rose.", [("26-week", "P26W")]),
        ("He plans to sell for 2 1/2 years.", [("2 1/2 years", "P2.5Y")]),
        ("It took a year and a half.", [("a year and a half", "P1.5Y")]),
        ("It earned $3 million a year.", [("a year", "P1Y")]),
        ("A quarterly dividend is paid.", [("quarterly", "P1Q")]),
        ("For the year, the loss was small.", [("the year", "1991")]),
        ("Orders rose 3% for the month.", [("the month", "1991-11")]),
        ("The index ended the week higher.", [("the week", "1991-W45")]),
        ("The stock was up on the day.", [("the day", "1991-11-05")]),
        ("In the 1980s they fought.", [("the 1980s", "198")]),
        ("In the mid-1980s they fought.", [("the mid-1980s", "198")]),
        ("In the eighties they fought.", [("the eighties", "198")]),
        ("It was built in the 19th century.", [("the 19th century", "18")]),
        ("Prices fell late in the day.", [("late in the day", "1991-11-05")]),
        ("Results for 3Q were weak.", [("3Q", "1991-Q3")]),
        ("It was formed in Q2 1990.", [("Q2 1990", "1990-Q2")]),
        ("They met during the 1987-88 talks.", [("1987-88", "1987/1988")]),
    ],
)
def test_business_reports(text, expected):
    assert read(text, TUESDAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met at 8 p.m. in Oslo.", [("8 p.m.", "2012-06-14T20:00")]),
        ("They met at 8:30 a.m. Monday.", [("8:30 a.m. Monday", "2012-06-11T08:30")]),
        ("They met at noon.", [("noon", "2012-06-14T12:00")]),
        ("They met at noon Tuesday.", [("noon Tuesday", "2012-06-12T12:00")]),
        ("They met at ten o'clock.", [("ten o'clock", "2012-06-14T10:00")]),
        ("They met Friday morning.", [("Friday morning", "2012-06-08TMO")]),
        ("They met early Wednesday.", [("early Wednesday", "2012-06-13")]),
        ("They met late Wednesday night.", [("late Wednesday night", "2012-06-13TNI")]),
        ("They met early this morning.", [("early this morning", "2012-06-14TMO")]),
        ("They met late last night.", [("late last night", "2012-06-13TNI")]),
        ("On the morning of June 3 they met.", [("the morning of June 3", "2012-06-03TMO")]),
        ("They met last weekend.", [("last weekend", "2012-W23-WE")]),
        ("They met last week.", [("last week", "2012-W23")]),
        ("They met last year.", [("last year", "2011")]),
        ("They met a year ago.", [("a year ago", "2011")]),
        ("They met early this year.", [("early this year", "2012")]),
        ("They met earlier in the week.", [("earlier in the week", "2012-W24")]),
        ("They held power for two decades.", [("two decades", "P2DE")]),
        ("In the past decade they met.", [("the past decade", "P1DE")]),
        ("It was silent for half a century.", [("half a century", "P50Y")]),
        ("It took half an hour.", [("half an hour", "PT30M")]),
        ("Over the next few days they meet.", [("the next few days", "PXD")]),
        ("They left a few weeks later.", [("a few weeks later", "FUTURE_REF")]),
        ("They waited a few weeks.", [("a few weeks", "PXW")]),
        ("They spent years in exile.", [("years", "PXY")]),
        ("They met years ago.", [("years ago", "PAST_REF")]),
        ("In the first two weeks of March they met.", [("the first two weeks of March", "P2W")]),
        ("In the last week of March they met.", [("the last week of March", "2012-W13")]),
        ("In the first week of June they met.", [("the first week of June", "2012-W23")]),
        ("On the first day of May they met.", [("the first day of May", "2012-05-01")]),
        ("On the second Tuesday of May they met.", [("the second Tuesday of May", "2012-05-08")]),
        ("They meet in March of next year.", [("March of next year", "2013-03")]),
        ("From 2009 to 2011 they met.", [("2009", "2009"), ("2011", "2011")]),
        ("They meet every other week.", [("every other week", "P2W")]),
        ("They meet on Fridays.", [("Fridays", "XXXX-WXX-5")]),
        ("They meet every Friday.", [("every Friday", "XXXX-WXX-5")]),
        ("They meet on weekends.", [("weekends", "XXXX-WXX-WE")]),
        ("They meet every summer.", [("every summer", "XXXX-SU")]),
        ("They meet every morning.", [("every morning", "XXXX-XX-XXTMO")]),
        ("It was closed all day.", [("all day", "P1D")]),
        ("A daylong march and a yearlong siege.", [("daylong", "P1D"), ("yearlong", "P1Y")]),
        ("Six months from now it ends.", [("Six months from now", "2012-12")]),
        ("It ends two weeks from Monday.", [("two weeks from Monday", "2012-07-02")]),
        ("These days nobody meets.", [("These days", "PRESENT_REF")]),
        ("They have met lately.", [("lately", "PAST_REF")]),
        ("It was so in the past and is so still.", [("the past", "PAST_REF")]),
        ("After the Sept. 11 attacks they met.", [("Sept. 11", "2001-09-11")]),
        ("After 9/11 they met.", [("9/11", "2001-09-11")]),
        ("They met on Thanksgiving.", [("Thanksgiving", "2011-11-24")]),
        ("They met on Good Friday.", [("Good Friday", "2012-04-06")]),
        ("They met on Memorial Day.", [("Memorial Day", "2012-05-28")]),
        ("They met on Yom Kippur 2011.", [("Yom Kippur 2011", "2011-10-08")]),
        ("They met on the 12th.", [("the 12th", "2012-06-12")]),
        ("That year they met.", [("That year", "2012")]),
        (
            "On 3 May 2011 they met. That night they signed.",
            [("3 May 2011", "2011-05-03"), ("That night", "2011-05-03TNI")],
        ),
        (
            "On June 2, 2011, and the next morning.",
            [("June 2, 2011", "2011-06-02"), ("the next morning", "2011-06-03TMO")],
        ),
        ("They met in 2010. The year before, they fought.", [("2010", "2010"), ("The year before", "2009")]),
        ("They met in late spring.", [("late spring", "2012-SP")]),
        ("They met this past spring.", [("this past spring", "2012-SP")]),
    ],
)  # fmt: skip
def test_wire_reports(text, expected):
    assert read(text, THURSDAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Russell 2000 index slipped.",
        "In the second half of the match he scored.",
        "He came second and third.",
        "The 31-year-old minister spoke.",
        "A current account is a bank account by name.",
        "The 12th Brigade left.",
    ],
)
def test_what_is_no_time(text):
    assert [each for each in read(text, THURSDAY) if each[1] != "PRESENT_REF"] == []
